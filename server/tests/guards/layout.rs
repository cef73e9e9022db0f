//! What is where, and how files are named.

use std::fs;
use std::path::Path;

use crate::sources::{files, root};

const MAX_LINES: usize = 500;

#[test]
fn files_are_small_and_named_for_their_purpose() {
    let meaningless = ["utils", "util", "common", "helpers", "helper", "misc", "mod"];
    for folder in ["app", "server", ".cargo/xtask", "end2end", "style", "public"] {
        for file in files(folder, &["rs", "ts", "js", "css", "sql"]) {
            let stem = Path::new(&file.path).file_stem().unwrap().to_string_lossy().into_owned();
            assert!(!meaningless.contains(&stem.as_str()), "{} says nothing of its purpose", file.path);
            let lines = file.text.lines().count();
            assert!(lines <= MAX_LINES, "{} has {lines} lines", file.path);
        }
    }
}

#[test]
fn the_top_level_holds_what_the_design_lists() {
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
        let is_own = name.starts_with('.') || name == "target";
        assert!(is_own || allowed.contains(&name.as_str()), "{name} does not belong at the top level");
    }
}
