//! The files of the tree, and the tokens of a Rust file without its comments and unit tests.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};

/// Folders that hold nothing of ours.
const SKIPPED: [&str; 4] = ["target", "node_modules", ".git", "results"];

/// A text file, with its path from the root of the tree.
pub(crate) struct SourceFile {
    pub path: String,
    pub text: String,
}

/// A path from the root of the tree.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file below a folder with one of these extensions, in order.
pub(crate) fn files(folder: &str, extensions: &[&str]) -> Vec<SourceFile> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = entry.file_name().unwrap().to_string_lossy().into_owned();
            let extension = entry.extension().unwrap_or_default().to_string_lossy();
            if entry.is_dir() && !SKIPPED.contains(&name.as_str()) {
                folders.push(entry);
            } else if extensions.contains(&&*extension) {
                let path = entry.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                found.push(SourceFile { path, text: fs::read_to_string(&entry).unwrap() });
            }
        }
    }
    assert!(!found.is_empty(), "{folder} holds no {extensions:?} files: the guard would check nothing");
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

pub(crate) fn rust(folder: &str) -> Vec<SourceFile> {
    files(folder, &["rs"])
}

/// The syntax of a file without its unit tests: items under `#[cfg(test)]` are removed, and nothing
/// else, wherever they are.
pub(crate) fn without_tests(file: &SourceFile) -> syn::File {
    let mut syntax = syn::parse_file(&file.text).unwrap_or_else(|error| panic!("{}: {error}", file.path));
    RemoveTests.visit_file_mut(&mut syntax);
    syntax
}

struct RemoveTests;

impl VisitMut for RemoveTests {
    fn visit_file_mut(&mut self, file: &mut syn::File) {
        file.items.retain(|item| !is_test(item));
        visit_mut::visit_file_mut(self, file);
    }

    fn visit_item_mod_mut(&mut self, module: &mut syn::ItemMod) {
        if let Some((_, items)) = &mut module.content {
            items.retain(|item| !is_test(item));
        }
        visit_mut::visit_item_mod_mut(self, module);
    }
}

fn is_test(item: &syn::Item) -> bool {
    let attributes = match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.to_token_stream().to_string().contains("(test)")
    })
}

/// The tokens of a file, without comments, attributes and unit tests; groups are opened, and marked
/// by their delimiters.
pub(crate) fn tokens(file: &SourceFile) -> Vec<Token> {
    let mut found = Vec::new();
    collect(without_tests(file).into_token_stream(), &mut found);
    found
}

/// A token, and the line it is on.
pub(crate) struct Token {
    pub kind: Kind,
    pub line: usize,
}

#[derive(PartialEq)]
pub(crate) enum Kind {
    Identifier(String),
    /// The value of a string literal, raw or not, with its escapes resolved.
    Text(String),
    Mark(char),
}

impl Token {
    pub(crate) fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    pub(crate) fn identifier(&self) -> Option<&str> {
        match &self.kind {
            Kind::Identifier(name) => Some(name),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }
}

pub(crate) fn collect(stream: TokenStream, found: &mut Vec<Token>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                trees.next_if(|next| matches!(next, TokenTree::Punct(mark) if mark.as_char() == '!'));
                let is_attribute = |next: &TokenTree| matches!(next, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket);
                trees.next_if(is_attribute);
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ('(', ')'),
                    Delimiter::Brace => ('{', '}'),
                    Delimiter::Bracket => ('[', ']'),
                    Delimiter::None => (' ', ' '),
                };
                found.push(Token { kind: Kind::Mark(open), line });
                collect(group.stream(), found);
                found.push(Token { kind: Kind::Mark(close), line: group.span_close().start().line });
            }
            TokenTree::Ident(name) => {
                found.push(Token { kind: Kind::Identifier(name.to_string()), line });
            }
            TokenTree::Punct(mark) => found.push(Token { kind: Kind::Mark(mark.as_char()), line }),
            TokenTree::Literal(literal) => {
                if let syn::Lit::Str(text) = syn::Lit::new(literal) {
                    found.push(Token { kind: Kind::Text(text.value()), line });
                }
            }
        }
    }
}

/// The paths in a run of tokens (`a::b::c`), with the line each begins on.
pub(crate) fn paths(tokens: &[Token]) -> Vec<(Vec<String>, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(first) = tokens[at].identifier() else {
            at += 1;
            continue;
        };
        let (mut path, line) = (vec![first.to_owned()], tokens[at].line);
        at += 1;
        while let [colon, other, next, ..] = &tokens[at..]
            && colon.is(':')
            && other.is(':')
            && let Some(name) = next.identifier()
        {
            path.push(name.to_owned());
            at += 3;
        }
        found.push((path, line));
    }
    found
}

#[test]
fn only_unit_tests_are_left_out() {
    let file = SourceFile {
        path: "example.rs".to_owned(),
        text: "#[cfg(test)]\nmod tests;\nfn early() { query(r#\"SELECT\n 1\"#) }\n#[cfg(test)]\nmod more \
               { fn late() {} }\n/// A \"comment\".\nfn after() {}"
            .to_owned(),
    };
    let tokens = tokens(&file);
    let names: Vec<_> = tokens.iter().filter_map(Token::identifier).collect();
    assert_eq!(names, ["fn", "early", "query", "fn", "after"]);
    let texts: Vec<_> = tokens.iter().filter_map(Token::text).collect();
    assert_eq!(texts, ["SELECT\n 1"]);
    assert_eq!(tokens.last().map(|token| token.line), Some(8));
}
