//! No circles between files: what a file uses, directly or through others, does not use it back.
//!
//! A re-export (`pub use`) is followed to where the item is defined; it is not a use of its own.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};

use crate::sources::{self, SourceFile};

/// The crates of the workspace, by their root file.
const CRATES: [&str; 7] = [
    "app/src/lib.rs",
    "app/commerce/src/lib.rs",
    "app/i18n/src/lib.rs",
    "server/src/lib.rs",
    "server/storage/src/lib.rs",
    "server/whatsapp/src/lib.rs",
    ".cargo/xtask/src/main.rs",
];

type Path = Vec<String>;

/// A module: what is defined in it and what it imports.
#[derive(Default)]
struct Module {
    file: String,
    children: BTreeSet<String>,
    items: BTreeSet<String>,
    imports: BTreeMap<String, Path>,
    globs: Vec<Path>,
    /// Imports that are no re-exports, and paths in the code.
    uses: Vec<Path>,
}

struct Crate {
    modules: BTreeMap<Path, Module>,
}

impl Crate {
    fn read(root: &str) -> Self {
        let mut modules = BTreeMap::new();
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        read_file(root.to_owned(), &folder, Vec::new(), &mut modules);
        Self { modules }
    }

    /// The file in which the item at `path`, as `module` names it, is defined; `None` for items of
    /// other crates and for modules.
    fn defining_file(&self, module: &Path, path: &[String], depth: usize) -> Option<&str> {
        let (first, rest) = path.split_first()?;
        if depth > 16 {
            return None;
        }
        match first.as_str() {
            "crate" => self.item_in(&Vec::new(), rest, depth),
            "self" => self.item_in(module, rest, depth),
            "super" => self.item_in(&module[..module.len().checked_sub(1)?].to_vec(), rest, depth),
            _ => self.item_in(module, path, depth),
        }
    }

    fn item_in(&self, module: &Path, path: &[String], depth: usize) -> Option<&str> {
        let here = self.modules.get(module)?;
        let (first, rest) = path.split_first()?;
        if first == "super" {
            return self.item_in(&module[..module.len().checked_sub(1)?].to_vec(), rest, depth + 1);
        }
        if here.children.contains(first) {
            let mut child = module.clone();
            child.push(first.clone());
            if let Some(found) = self.item_in(&child, rest, depth) {
                return Some(found);
            }
        }
        if here.items.contains(first) {
            return Some(&here.file);
        }
        if let Some(target) = here.imports.get(first) {
            let full: Path = target.iter().chain(rest).cloned().collect();
            return self.defining_file(module, &full, depth + 1);
        }
        here.globs.iter().find_map(|glob| {
            let full: Path = glob.iter().chain(path).cloned().collect();
            self.defining_file(module, &full, depth + 1)
        })
    }

    /// Which files each file uses.
    fn edges(&self) -> BTreeMap<&str, BTreeMap<&str, String>> {
        let mut edges: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
        for (name, module) in &self.modules {
            let from = edges.entry(&module.file).or_default();
            for path in &module.uses {
                if let Some(file) = self.defining_file(name, path, 0)
                    && file != module.file
                {
                    from.entry(file).or_insert_with(|| path.join("::"));
                }
            }
        }
        edges
    }
}

fn read_file(path: String, folder: &str, name: Path, modules: &mut BTreeMap<Path, Module>) {
    let file = SourceFile { text: sources::read(&path), path };
    let syntax = sources::without_tests(&file);
    let mut paths = syntax.clone();
    RemoveImports.visit_file_mut(&mut paths);
    let mut tokens = Vec::new();
    sources::collect(paths.into_token_stream(), &mut tokens);
    let mut uses = LocalImports::default();
    uses.visit_file(&syntax);
    let in_code = sources::paths(&tokens).into_iter().map(|(path, _)| path).filter(|path| path.len() > 1);
    let uses = uses.0.into_iter().chain(in_code).collect();
    let module = Module { file: file.path, uses, ..Module::default() };
    read_items(module, &syntax.items, folder, name, modules);
}

fn read_items(
    mut module: Module,
    items: &[syn::Item],
    folder: &str,
    name: Path,
    modules: &mut BTreeMap<Path, Module>,
) {
    for item in items {
        if let Some(defined) = defined_name(item) {
            module.items.insert(defined);
        }
        match item {
            syn::Item::Mod(child) => {
                let mut child_name = name.clone();
                child_name.push(child.ident.to_string());
                module.children.insert(child.ident.to_string());
                let child_folder = format!("{folder}/{}", child.ident);
                match &child.content {
                    Some((_, items)) => {
                        let inner = Module { file: module.file.clone(), ..Module::default() };
                        read_items(inner, items, &child_folder, child_name, modules);
                    }
                    None => read_file(format!("{child_folder}.rs"), &child_folder, child_name, modules),
                }
            }
            syn::Item::Use(import) => {
                let mut leaves = Vec::new();
                flatten(&import.tree, &mut Vec::new(), &mut leaves);
                let is_re_export = !matches!(import.vis, syn::Visibility::Inherited);
                for (alias, path) in leaves {
                    if !is_re_export {
                        module.uses.push(path.clone());
                    }
                    match alias {
                        Some(alias) => drop(module.imports.insert(alias, path)),
                        None => module.globs.push(path),
                    }
                }
            }
            _ => {}
        }
    }
    modules.insert(name, module);
}

fn defined_name(item: &syn::Item) -> Option<String> {
    let name = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        syn::Item::Union(item) => &item.ident,
        syn::Item::Macro(item) => item.ident.as_ref()?,
        _ => return None,
    };
    Some(name.to_string())
}

/// The leaves of a use tree: the imported name (none for a glob), and its path.
fn flatten(tree: &syn::UseTree, prefix: &mut Path, leaves: &mut Vec<(Option<String>, Path)>) {
    let with = |prefix: &Path, name: &syn::Ident| {
        let mut path = prefix.clone();
        // `use a::{self}` imports `a`.
        if name != "self" || path.is_empty() {
            path.push(name.to_string());
        }
        path
    };
    match tree {
        syn::UseTree::Path(part) => {
            prefix.push(part.ident.to_string());
            flatten(&part.tree, prefix, leaves);
            prefix.pop();
        }
        syn::UseTree::Name(part) => {
            let path = with(prefix, &part.ident);
            leaves.push((path.last().cloned(), path));
        }
        syn::UseTree::Rename(part) => {
            leaves.push((Some(part.rename.to_string()), with(prefix, &part.ident)));
        }
        syn::UseTree::Glob(_) => leaves.push((None, prefix.clone())),
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, prefix, leaves);
            }
        }
    }
}

struct RemoveImports;

impl VisitMut for RemoveImports {
    fn visit_file_mut(&mut self, file: &mut syn::File) {
        file.items.retain(|item| !matches!(item, syn::Item::Use(_)));
        visit_mut::visit_file_mut(self, file);
    }
}

/// Imports within functions.
#[derive(Default)]
struct LocalImports(Vec<Path>);

impl<'ast> Visit<'ast> for LocalImports {
    fn visit_block(&mut self, block: &'ast syn::Block) {
        for statement in &block.stmts {
            if let syn::Stmt::Item(syn::Item::Use(import)) = statement {
                let mut leaves = Vec::new();
                flatten(&import.tree, &mut Vec::new(), &mut leaves);
                self.0.extend(leaves.into_iter().map(|(_, path)| path));
            }
        }
        visit::visit_block(self, block);
    }
}

/// The groups of files that reach each other, each with the uses within it.
fn circles(edges: &BTreeMap<&str, BTreeMap<&str, String>>) -> Vec<Vec<String>> {
    let reachable = |start: &str| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
        while let Some(file) = open.pop() {
            for next in edges.get(file).into_iter().flat_map(BTreeMap::keys) {
                if seen.insert(*next) {
                    open.push(next);
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&str, BTreeSet<&str>> = edges.keys().map(|file| (*file, reachable(file))).collect();
    let mut found = Vec::new();
    let mut done = BTreeSet::new();
    for (file, others) in &reach {
        if !others.contains(file) || done.contains(file) {
            continue;
        }
        let group: BTreeSet<&str> = others
            .iter()
            .copied()
            .filter(|other| reach.get(other).is_some_and(|back| back.contains(file)))
            .collect();
        done.extend(group.iter().copied());
        let within = group.iter().flat_map(|from| edges[from].iter().map(move |(to, path)| (from, to, path)));
        found.push(
            within
                .filter(|(_, to, _)| group.contains(*to))
                .map(|(from, to, path)| format!("{from} uses {path} of {to}"))
                .collect(),
        );
    }
    found
}

#[test]
fn files_do_not_import_each_other_in_circles() {
    let (mut report, mut imports) = (String::new(), 0);
    for root in CRATES {
        let package = Crate::read(root);
        let edges = package.edges();
        imports += edges.values().map(BTreeMap::len).sum::<usize>();
        for circle in circles(&edges) {
            report.push_str(&format!("\n{}\n", circle.join("\n")));
        }
    }
    assert!(imports > 500, "the guard no longer reads imports: {imports}");
    assert!(report.is_empty(), "circles:\n{report}");
}

#[test]
fn a_circle_is_found_and_a_chain_is_not() {
    let uses = |pairs: &[(&'static str, &'static str)]| {
        let mut edges: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
        for (from, to) in pairs {
            edges.entry(from).or_default().insert(to, "item".to_owned());
        }
        circles(&edges).len()
    };
    assert_eq!(uses(&[("a", "b"), ("b", "c"), ("a", "c")]), 0);
    assert_eq!(uses(&[("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]), 1);
}
