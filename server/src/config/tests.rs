//! Which settings are rejected, with which message, and what is never printed.

use std::fmt::Write as _;

use storage::Mode;

use super::*;

const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// A complete configuration for real customers, as environment.
fn live() -> Layers {
    let environment = [
        ("NUKKAD_PUBLIC_URL", "https://shop.example/"),
        ("NUKKAD_STORAGE_KEY", KEY),
        ("NUKKAD_WHATSAPP__PHONE_NUMBER_ID", "1234567890"),
        ("NUKKAD_WHATSAPP__DISPLAY_NUMBER", "+91 98765 43210"),
        ("NUKKAD_WHATSAPP__ACCESS_TOKEN", "EAAGm0PX4ZCpsBAD4e5zQ"),
        ("NUKKAD_WHATSAPP__APP_SECRET", "5f2c9a1be07d4c3a8f6e"),
        ("NUKKAD_WHATSAPP__VERIFY_TOKEN", "a verification phrase"),
    ];
    let environment =
        environment.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
    Layers { environment, ..Layers::default() }
}

fn set(layers: &mut Layers, name: &str, value: &str) {
    layers.environment.insert(name.to_owned(), value.to_owned());
}

#[test]
fn the_defaults_are_enough_for_the_sandbox() {
    let config = Config::load(&Layers { sandbox: true, ..Layers::default() }).unwrap();
    assert_eq!(config.storage.mode, Mode::Sandbox);
    assert_eq!(config.listen.port(), 3000);
    assert_eq!(config.service_radius_m, 10_000);
    assert_eq!(config.order_limits, commerce::limits::OrderLimits::default());
    assert!(config.whatsapp.is_none() && config.public_url.is_none());
}

#[test]
fn without_credentials_or_sandbox_the_error_names_both() {
    let error = Config::load(&Layers::default()).unwrap_err().to_string();
    assert!(error.contains("--sandbox") && error.contains("REQUIRED"), "{error}");
}

#[test]
fn the_environment_is_enough_for_real_customers() {
    let config = Config::load(&live()).unwrap();
    assert_eq!(config.storage.mode, Mode::Live);
    assert_eq!(config.public_url.unwrap().origin(), "https://shop.example");
    let chat = config.whatsapp.unwrap();
    assert_eq!(chat.display_number.e164(), "+919876543210");
    assert_eq!(chat.access_token.expose(), "EAAGm0PX4ZCpsBAD4e5zQ");
    assert_eq!(chat.phone_number_id, "1234567890");
}

#[test]
fn each_missing_setting_is_named() {
    for (variable, setting) in [
        ("NUKKAD_PUBLIC_URL", "public_url"),
        ("NUKKAD_STORAGE_KEY", "storage_key"),
        ("NUKKAD_WHATSAPP__PHONE_NUMBER_ID", "whatsapp.phone_number_id"),
        ("NUKKAD_WHATSAPP__DISPLAY_NUMBER", "whatsapp.display_number"),
        ("NUKKAD_WHATSAPP__ACCESS_TOKEN", "whatsapp.access_token"),
        ("NUKKAD_WHATSAPP__APP_SECRET", "whatsapp.app_secret"),
        ("NUKKAD_WHATSAPP__VERIFY_TOKEN", "whatsapp.verify_token"),
    ] {
        let mut layers = live();
        layers.environment.remove(variable);
        match Config::load(&layers) {
            Err(ConfigError::Missing(missing)) => assert_eq!(missing, [setting]),
            other => panic!("{variable}: {other:?}"),
        }
    }
}

#[test]
fn placeholders_are_no_secrets() {
    for (variable, setting) in [
        ("NUKKAD_STORAGE_KEY", "storage_key"),
        ("NUKKAD_WHATSAPP__ACCESS_TOKEN", "whatsapp.access_token"),
        ("NUKKAD_WHATSAPP__APP_SECRET", "whatsapp.app_secret"),
        ("NUKKAD_WHATSAPP__VERIFY_TOKEN", "whatsapp.verify_token"),
    ] {
        for weak in ["secret", "change-me-before-you-open", "0000000000000000000000000000000000"] {
            let mut layers = live();
            set(&mut layers, variable, weak);
            match Config::load(&layers) {
                Err(ConfigError::WeakSecret(name)) => assert_eq!(name, setting),
                other => panic!("{variable}={weak}: {other:?}"),
            }
        }
    }
}

#[test]
fn a_setting_without_sense_is_rejected_by_name() {
    for (variable, value, setting) in [
        ("NUKKAD_LISTEN", "nowhere", "listen"),
        ("NUKKAD_OPERATIONS_LISTEN", "127.0.0.1", "operations_listen"),
        ("NUKKAD_NAME", "  ", "name"),
        ("NUKKAD_SERVICE_RADIUS_KM", "0", "service_radius_km"),
        ("NUKKAD_SERVICE_RADIUS_KM", "NaN", "service_radius_km"),
        ("NUKKAD_PUBLIC_URL", "shop.example", "public_url"),
        ("NUKKAD_PUBLIC_URL", "https://shop.example/nukkad", "public_url"),
        ("NUKKAD_PUBLIC_URL", "http://shop.example", "public_url"),
        ("NUKKAD_STORAGE_KEY", "not hexadecimal digits at all", "storage_key"),
        ("NUKKAD_WHATSAPP__GRAPH_URL", "http://graph.example", "whatsapp.graph_url"),
        ("NUKKAD_LIMITS__MAX_STOCK_PERCENT", "0", "limits.max_stock_percent"),
        ("NUKKAD_WHATSAPP__API_VERSION", "latest", "whatsapp.api_version"),
        ("NUKKAD_WHATSAPP__API_VERSION", "v24", "whatsapp.api_version"),
        ("NUKKAD_WHATSAPP__PHONE_NUMBER_ID", "+91 98", "whatsapp.phone_number_id"),
        ("NUKKAD_WHATSAPP__DISPLAY_NUMBER", "12", "whatsapp.display_number"),
    ] {
        let mut layers = live();
        set(&mut layers, variable, value);
        match Config::load(&layers) {
            Err(ConfigError::Invalid { setting: named, .. }) => assert_eq!(named, setting, "{value}"),
            other => panic!("{variable}={value}: {other:?}"),
        }
    }
}

#[test]
fn a_sandbox_is_not_reachable_from_elsewhere() {
    for variable in ["NUKKAD_LISTEN", "NUKKAD_OPERATIONS_LISTEN"] {
        let mut layers = Layers { sandbox: true, ..Layers::default() };
        set(&mut layers, variable, "0.0.0.0:3000");
        assert!(matches!(Config::load(&layers), Err(ConfigError::SandboxNotLoopback(_))));
    }
}

#[test]
fn an_import_needs_the_storage_only() {
    let mut layers = Layers::default();
    assert!(matches!(StorageConfig::load(&layers), Err(ConfigError::NoStorageKey)));
    set(&mut layers, "NUKKAD_STORAGE_KEY", KEY);
    assert_eq!(StorageConfig::load(&layers).unwrap().mode, Mode::Live);
    layers.sandbox = true;
    let sandbox = StorageConfig::load(&layers).unwrap();
    assert!(sandbox.mode == Mode::Sandbox && sandbox.key.is_none());
}

#[test]
fn later_layers_win() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.toml");
    std::fs::write(&file, "name = \"From the file\"\nlog = \"warn\"\nlisten = \"127.0.0.1:1\"\n").unwrap();
    let mut layers = Layers { file: Some(file), sandbox: true, ..Layers::default() };
    set(&mut layers, "NUKKAD_LOG", "debug");
    set(&mut layers, "NUKKAD_LISTEN", "127.0.0.1:2");
    layers.flags.push(("listen", "127.0.0.1:3".to_owned()));
    let config = Config::load(&layers).unwrap();
    assert_eq!((config.name.as_str(), config.log.as_str()), ("From the file", "debug"));
    assert_eq!(config.listen.port(), 3);
}

#[test]
fn a_misspelt_setting_is_an_error() {
    let mut layers = live();
    set(&mut layers, "NUKKAD_PUBLIC_ULR", "https://shop.example");
    let error = Config::load(&layers).unwrap_err().to_string();
    assert!(error.contains("public_ulr"), "{error}");
}

#[test]
fn a_named_file_must_be_there() {
    let layers = Layers { file: Some("no-such-file.toml".into()), sandbox: true, ..Layers::default() };
    let error = Config::load(&layers).unwrap_err().to_string();
    assert!(error.contains("no-such-file.toml"), "{error}");
}

#[test]
fn secrets_never_print() {
    let layers = live();
    let mut printed = format!("{:?}", Config::load(&layers).unwrap());
    // Errors of a file that holds a secret must not show it either.
    let folder = tempfile::tempdir().unwrap();
    for text in [
        "storage_key = \"EAAGm0PX4ZCpsBAD4e5zQ",
        "[whatsapp]\naccess_token = [\"EAAGm0PX4ZCpsBAD4e5zQ\"]",
        "whatsapp = \"EAAGm0PX4ZCpsBAD4e5zQ\"",
        "service_radius_km = \"EAAGm0PX4ZCpsBAD4e5zQ\"",
    ] {
        let file = folder.path().join("shop.toml");
        std::fs::write(&file, text).unwrap();
        let error = Config::load(&Layers { file: Some(file), ..Layers::default() }).unwrap_err();
        write!(printed, "{error}\n{error:?}\n").unwrap();
    }
    for secret in ["EAAGm0PX4ZCpsBAD4e5zQ", "5f2c9a1be07d4c3a8f6e", "a verification phrase", KEY] {
        assert!(!printed.contains(secret), "{printed}");
    }
    assert!(printed.contains("hidden"));
}
