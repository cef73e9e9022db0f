//! The `nukkad` command as a person runs it: its output, and its exit code.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

/// The command in a folder of its own, without settings from around the test.
fn nukkad(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nukkad"));
    let inherited: Vec<_> = std::env::vars_os().map(|(name, _)| name).collect();
    for name in inherited.iter().filter(|name| name.to_string_lossy().starts_with("NUKKAD_")) {
        command.env_remove(name);
    }
    command.current_dir(folder);
    command
}

fn output(command: &mut Command) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn without_credentials_or_sandbox_it_explains_both_and_stops() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, stderr) = output(nukkad(folder.path()).arg("serve"));
    assert_eq!(code, Some(2));
    assert!(stderr.contains("nukkad serve --sandbox") && stderr.contains("nukkad config"), "{stderr}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was made");
}

#[test]
fn real_credentials_with_a_default_secret_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let secret = "EAAGm0PX4ZCpsBAD4e5zQ";
    let mut settings = BTreeMap::from([
        ("NUKKAD_PUBLIC_URL", "https://shop.example"),
        ("NUKKAD_WHATSAPP__PHONE_NUMBER_ID", "1234567890"),
        ("NUKKAD_WHATSAPP__DISPLAY_NUMBER", "+91 98765 43210"),
        ("NUKKAD_WHATSAPP__ACCESS_TOKEN", secret),
        ("NUKKAD_WHATSAPP__VERIFY_TOKEN", "a word between friends"),
    ]);
    let (code, _, stderr) = output(nukkad(folder.path()).arg("serve").envs(&settings));
    assert_eq!(code, Some(2));
    assert!(stderr.contains("whatsapp.app_secret") && stderr.contains("storage_key"), "{stderr}");
    settings.insert("NUKKAD_WHATSAPP__APP_SECRET", "change-me-change-me");
    settings.insert("NUKKAD_STORAGE_KEY", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
    let (code, out, stderr) = output(nukkad(folder.path()).arg("serve").envs(&settings));
    assert_eq!(code, Some(2));
    assert!(stderr.contains("whatsapp.app_secret") && stderr.contains("placeholder"), "{stderr}");
    assert!(!stderr.contains(secret) && !out.contains(secret));
}

#[test]
fn a_sandbox_does_not_listen_in_public() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, stderr) =
        output(nukkad(folder.path()).args(["serve", "--sandbox", "--listen", "0.0.0.0:0"]));
    assert_eq!(code, Some(2));
    assert!(stderr.contains("loopback"), "{stderr}");
}

#[test]
fn it_explains_itself() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, _) = output(nukkad(folder.path()).arg("--help"));
    assert_eq!(code, Some(0));
    for word in ["serve", "import", "config", "nukkad serve --sandbox", "Exit codes"] {
        assert!(out.contains(word), "{word} in\n{out}");
    }
    let (code, out, _) = output(nukkad(folder.path()).arg("config"));
    assert_eq!((code, out.as_str()), (Some(0), server::config::DEFAULTS));
    let (code, _, stderr) = output(nukkad(folder.path()).arg("sevre"));
    assert_eq!(code, Some(2));
    assert!(stderr.contains("serve"), "a hint: {stderr}");
}

#[test]
fn feeds_are_imported_and_wrong_rows_named() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo/small");
    let import = |kind: &str, file: &Path| {
        output(nukkad(folder.path()).args(["import", kind]).arg(file).args([
            "--sandbox",
            "--storage",
            "shop.db",
        ]))
    };
    for kind in ["products", "stores", "listings"] {
        let file = demo.join(format!("{kind}.csv"));
        let (code, out, stderr) = import(kind, &file);
        assert_eq!(code, Some(0), "{kind}: {stderr}");
        assert!(out.starts_with(kind) && out.contains("0 rejected"), "{out}");
        let (code, out, _) = import(kind, &file);
        assert_eq!(code, Some(0));
        assert!(out.contains("0 added, 0 changed"), "the same again changes nothing: {out}");
    }
    let wrong = folder.path().join("wrong.csv");
    std::fs::write(
        &wrong,
        "store_code,id,price,sale_price,quantity,availability\nnowhere,tomato-1kg,1.00 INR,,1,in stock\n",
    )
    .unwrap();
    let (code, out, _) = import("listings", &wrong);
    assert_eq!(code, Some(3));
    assert!(out.contains("line 2"), "{out}");
    let (code, _, stderr) = import("listings", Path::new("no-such-file.csv"));
    assert_eq!(code, Some(2));
    assert!(stderr.contains("no-such-file.csv"), "{stderr}");
    // Real customers' storage is another one, and needs its key.
    let (code, _, stderr) = output(
        nukkad(folder.path())
            .args(["import", "stores"])
            .arg(demo.join("stores.csv"))
            .args(["--storage", "shop.db"]),
    );
    assert_eq!(code, Some(2));
    assert!(stderr.contains("storage_key"), "{stderr}");
}

#[test]
fn a_synonyms_file_is_printed_checked_and_used() {
    let folder = tempfile::tempdir().unwrap();
    let (code, built_in, _) = output(nukkad(folder.path()).arg("synonyms"));
    assert_eq!(code, Some(0));
    let file = folder.path().join("synonyms.txt");
    std::fs::write(&file, built_in).unwrap();
    assert_eq!(output(nukkad(folder.path()).args(["synonyms", "synonyms.txt"])).0, Some(0));
    std::fs::write(&file, "# mine\nmaggi noodles\n").unwrap();
    let (code, _, stderr) = output(nukkad(folder.path()).args(["synonyms", "synonyms.txt"]));
    assert_eq!(code, Some(1));
    assert!(stderr.contains("synonyms.txt: line 2"), "{stderr}");
    let mut serve = nukkad(folder.path());
    serve.args(["serve", "--sandbox", "--listen", "127.0.0.1:0", "--operations-listen", "127.0.0.1:0"]);
    let (code, _, stderr) = output(serve.env("NUKKAD_SEARCH__SYNONYMS", "synonyms.txt"));
    assert_eq!(code, Some(1));
    assert!(stderr.contains("line 2"), "a shop does not open with a wrong file: {stderr}");
}
