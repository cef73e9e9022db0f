//! Which code may be where.

use crate::sources::{self, Kind, SourceFile, Token, files, paths, rust, tokens};

/// What a statement begins with. Each is followed by a space or a line break.
const SQL_VERBS: [&str; 9] =
    ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "PRAGMA", "BEGIN"];

fn is_sql(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|first| SQL_VERBS.contains(&first))
        && (words.next().is_some() || text.ends_with(char::is_whitespace))
}

#[test]
fn sql_is_recognised_however_it_is_written() {
    for text in ["SELECT 1", "\n    SELECT\n 1", "UPDATE orders\nSET state = ?1", "INSERT "] {
        assert!(is_sql(text), "{text}");
    }
    for text in ["SELECT", "Select a store", "selected", "DELETED rows"] {
        assert!(!is_sql(text), "{text}");
    }
}

#[test]
fn sql_is_in_storage_only() {
    let mut in_storage = 0;
    for file in ["app", "server", ".cargo/xtask"].into_iter().flat_map(rust) {
        for token in tokens(&file) {
            if token.text().is_some_and(is_sql) {
                let allowed = ["server/storage/", "server/tests/guards/"];
                let is_allowed = allowed.iter().any(|folder| file.path.starts_with(folder));
                assert!(is_allowed, "{}:{} is SQL", file.path, token.line);
                in_storage += 1;
            }
        }
    }
    assert!(in_storage > 20, "the guard no longer recognises SQL");
}

#[test]
fn status_codes_are_where_requests_are_answered() {
    let allowed = ["api", "forms", "pages", "webhooks", "problem", "router"];
    let mut seen = 0;
    for file in rust("server/src") {
        let module = file.path.trim_start_matches("server/src/").split(['/', '.']).next().unwrap();
        for (path, line) in paths(&tokens(&file)) {
            let names_one = path.iter().any(|part| part == "StatusCode")
                && path.last().is_some_and(|last| last.chars().all(|c| c.is_ascii_uppercase() || c == '_'));
            seen += usize::from(names_one);
            assert!(!names_one || allowed.contains(&module), "{}:{line} decides on a status", file.path);
        }
    }
    assert!(seen > 10, "the guard no longer recognises status codes");
}

#[test]
fn islands_are_in_their_folder() {
    let is_island = |file: &SourceFile| {
        sources::without_tests(file).items.iter().any(|item| match item {
            syn::Item::Fn(item) => item.attrs.iter().any(|attribute| attribute.path().is_ident("island")),
            _ => false,
        })
    };
    let islands: Vec<_> = rust("app").into_iter().filter(is_island).collect();
    assert!(!islands.is_empty());
    for file in islands {
        assert!(file.path.starts_with("app/src/islands/"), "{} holds an island", file.path);
    }
}

#[test]
fn the_domain_is_pure() {
    for file in rust("app/commerce/src") {
        let tokens = tokens(&file);
        for (path, line) in paths(&tokens) {
            let joined = path.join("::");
            let impure = ["std::fs", "std::net", "std::env", "std::time", "std::thread", "async"]
                .iter()
                .any(|part| joined.starts_with(part))
                || ["leptos", "tokio", "axum"].contains(&path[0].as_str())
                || (path.len() > 1 && path.last().is_some_and(|last| last == "now"));
            assert!(!impure, "{}:{line}: {joined}", file.path);
        }
    }
    for name in ["tokio", "leptos", "axum", "rusqlite", "async-trait"] {
        assert!(!depends("app/commerce", name), "commerce depends on {name}");
    }
}

#[test]
fn crates_depend_one_way() {
    let forbidden = [
        ("app", &["storage", "server", "whatsapp"] as &[_]),
        ("app/i18n", &["app", "storage", "server", "whatsapp"]),
        ("app/commerce", &["app", "i18n", "storage", "server", "whatsapp"]),
        ("server/storage", &["app", "i18n", "server", "whatsapp"]),
        ("server/whatsapp", &["app", "i18n", "server", "storage", "commerce"]),
    ];
    for (package, names) in forbidden {
        for name in names {
            assert!(!depends(package, name), "{package} depends on {name}");
        }
    }
    assert!(depends("server", "storage") && depends("app", "commerce"), "the guard reads nothing");
}

fn depends(package: &str, name: &str) -> bool {
    let is_name =
        |line: &str| line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(['=', '.']));
    sources::read(&format!("{package}/Cargo.toml")).lines().any(is_name)
}

#[test]
fn pages_have_no_inline_style_or_script() {
    for file in rust("app/src") {
        let tokens = tokens(&file);
        for (position, token) in tokens.iter().enumerate() {
            if let Kind::Text(text) = &token.kind {
                assert!(!text.contains("javascript:"), "{}:{}", file.path, token.line);
            }
            let begins_view = token.identifier() == Some("view")
                && tokens.get(position + 1).is_some_and(|next| next.is('!'));
            if begins_view && let Some((line, name)) = inline_attribute(&tokens[position + 2..]) {
                panic!("{}:{line} has the attribute {name}", file.path);
            }
        }
    }
}

/// The first `style=` or `on…=` within a macro's delimiters.
fn inline_attribute(tokens: &[Token]) -> Option<(usize, &str)> {
    let mut depth = 0;
    for pair in tokens.windows(2) {
        match pair[0].kind {
            Kind::Mark('(' | '{' | '[') => depth += 1,
            Kind::Mark(')' | '}' | ']') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return None;
        }
        if let Some(name) = pair[0].identifier()
            && pair[1].is('=')
            && (name == "style" || ["onclick", "onsubmit", "onload", "onchange", "oninput"].contains(&name))
        {
            return Some((pair[0].line, name));
        }
    }
    None
}

#[test]
fn style_and_script_are_in_files_of_their_own() {
    for file in files("server/src", &["html"]) {
        assert!(!file.text.contains("<style") && !file.text.contains(" style="), "{}", file.path);
    }
}
