//! Guards for the rules that hold the tree together, where the compiler can not.
#![expect(clippy::unwrap_used, reason = "a guard that can not read the tree must fail")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file below a folder of the tree with one of these endings, with its path from the root.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = entry.file_name().unwrap().to_string_lossy().into_owned();
            if entry.is_dir() && !["target", "node_modules", ".git"].contains(&name.as_str()) {
                folders.push(entry);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let path = entry.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                found.push((path, fs::read_to_string(&entry).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} holds no such files: the guard would guard nothing");
    found
}

fn rust(folder: &str) -> Vec<(String, String)> {
    files(folder, &[".rs"])
}

/// The lines of code of a file: comments and its test module left out.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let end = text.find("#[cfg(test)]").unwrap_or(text.len());
    text[..end].lines().map(str::trim_start).filter(|line| !line.starts_with("//"))
}

#[test]
fn only_the_islands_folder_reaches_the_phone() {
    let islands: Vec<_> = rust("app")
        .into_iter()
        .filter(|(_, text)| code(text).any(|line| line.starts_with("#[island")))
        .collect();
    assert!(!islands.is_empty());
    for (path, _) in islands {
        assert!(path.starts_with("app/src/islands/"), "{path} holds an island");
    }
}

#[test]
fn sql_stands_in_the_storage_only() {
    let verbs = ["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE ", "\"CREATE TABLE", "\"BEGIN"];
    let mut seen = 0;
    for (path, text) in rust("app").into_iter().chain(rust("server")).chain(rust(".cargo/xtask")) {
        for line in code(&text).filter(|line| verbs.iter().any(|verb| line.contains(verb))) {
            seen += 1;
            assert!(path.starts_with("server/storage/"), "{path}: {line}");
        }
    }
    assert!(seen > 20, "the guard no longer finds SQL at all");
}

#[test]
fn status_codes_stand_where_requests_are_answered() {
    let allowed = ["api", "forms", "pages", "webhooks", "problem", "router"];
    for (path, text) in rust("server/src") {
        let place = path.trim_start_matches("server/src/").split(['/', '.']).next().unwrap();
        if !allowed.contains(&place) {
            for line in code(&text) {
                assert!(!line.contains("StatusCode::"), "{path} decides on a status: {line}");
            }
        }
    }
}

#[test]
fn the_domain_is_pure() {
    for (path, text) in rust("app/commerce/src") {
        let forbidden =
            ["std::fs", "std::net", "std::env", "std::time", "async fn", "leptos", "tokio", "::now("];
        for line in code(&text) {
            assert!(!forbidden.iter().any(|word| line.contains(word)), "{path}: {line}");
        }
    }
    let manifest = fs::read_to_string(root().join("app/commerce/Cargo.toml")).unwrap();
    for word in ["tokio", "leptos", "axum", "rusqlite"] {
        assert!(!manifest.contains(word), "commerce depends on {word}");
    }
}

#[test]
fn arrows_point_one_way() {
    let manifest = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let depends = |path: &str, name: &str| manifest(path).lines().any(|line| line.starts_with(name));
    for name in ["storage", "server", "whatsapp"] {
        for path in ["app/Cargo.toml", "app/commerce/Cargo.toml", "app/i18n/Cargo.toml"] {
            assert!(!depends(path, name), "{path} depends on {name}");
        }
    }
    for name in ["app", "words", "server", "whatsapp"] {
        assert!(!depends("server/storage/Cargo.toml", name), "the storage depends on {name}");
    }
    for name in ["app", "words", "server", "storage", "commerce"] {
        assert!(!depends("server/whatsapp/Cargo.toml", name), "whatsapp depends on {name}");
    }
    for name in ["app", "words"] {
        assert!(!depends("app/commerce/Cargo.toml", name), "commerce depends on {name}");
    }
}

#[test]
fn time_is_asked_of_the_clock() {
    for (path, text) in rust("server/src").into_iter().chain(rust("app")) {
        if path == "server/src/environment/clock.rs" {
            continue;
        }
        for line in code(&text) {
            for word in ["Timestamp::now", "SystemTime::now", "Zoned::now"] {
                assert!(!line.contains(word), "{path}: {line}");
            }
        }
    }
}

#[test]
fn pages_have_no_inline_style_or_script() {
    for (path, text) in rust("app/src") {
        for line in code(&text) {
            let markup = line.trim_start_matches('<').starts_with(char::is_alphabetic);
            assert!(!(markup && line.contains(" style=")), "{path}: {line}");
            for word in ["onclick=", "onsubmit=", "onload=", "javascript:"] {
                assert!(!line.contains(word), "{path}: {line}");
            }
        }
    }
}

#[test]
fn files_are_small_and_named_for_something() {
    let named_for_nothing = ["utils", "util", "common", "helpers", "helper", "misc", "mod"];
    for folder in ["app", "server", ".cargo/xtask", "end2end", "style", "public"] {
        let endings = [".rs", ".ts", ".js", ".css"];
        for (path, text) in files(folder, &endings) {
            let stem = Path::new(&path).file_stem().unwrap().to_string_lossy().into_owned();
            assert!(!named_for_nothing.contains(&stem.as_str()), "{path} is named for nothing");
            let lines = text.lines().count();
            assert!(lines <= 600, "{path} has {lines} lines");
        }
    }
}

#[test]
fn the_top_level_is_what_the_map_says() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "LICENSE",
        "NOTICE",
        "README.md",
        "app",
        "server",
        "style",
        "public",
        "end2end",
    ];
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let own = name.starts_with('.') || name == "target";
        assert!(own || allowed.contains(&name.as_str()), "{name} stands at the top level");
    }
}
