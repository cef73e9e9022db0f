//! What a bundle is built from: exactly the files that the compiler read, the manifests of their
//! crates, and the tools.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::paths::Workspace;
use crate::toolchain::Toolchain;
use crate::wasm::compile;
use crate::wasm::fingerprint::digest;
use crate::wasm::wasm_opt::WasmOpt;

/// Files that decide on a build and that no compiler reads.
const ALWAYS: [&str; 7] = [
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    ".cargo/xtask/src/wasm/bindgen.rs",
    ".cargo/xtask/src/wasm/compile.rs",
    ".cargo/xtask/src/wasm/shorten.rs",
    ".cargo/xtask/src/wasm/wasm_opt.rs",
];

/// The inputs of a bundle.
pub(super) struct Inputs {
    digest: String,
    newest: Option<SystemTime>,
}

impl Inputs {
    /// Reads what the last compilation was made from, as it is now.
    ///
    /// # Errors
    /// When nothing was compiled yet, or one of the files is gone.
    pub(super) fn read(workspace: &Workspace, toolchain: &Toolchain, wasm_opt: &WasmOpt) -> Result<Self> {
        let list = compile::dependency_list(workspace);
        let text = fs::read_to_string(&list).with_context(|| format!("cannot read {}", list.display()))?;
        let tools = format!("{}\n{}", toolchain.identity(), wasm_opt.identity());
        Self::of_files(workspace.root(), parse_dependencies(&text), &tools)
    }

    fn of_files(root: &Path, sources: BTreeSet<PathBuf>, tools: &str) -> Result<Self> {
        let manifests: Vec<PathBuf> = sources.iter().filter_map(|path| manifest_of(path)).collect();
        let always = ALWAYS.map(|path| root.join(path));
        let paths: BTreeSet<PathBuf> = sources.into_iter().chain(manifests).chain(always).collect();
        let mut parts = vec![tools.to_owned()];
        let mut newest = None;
        for path in paths {
            let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            parts.push(format!("{} {}", path.display(), digest(&[&content])));
            newest = newest.max(fs::metadata(&path)?.modified().ok());
        }
        Ok(Self { digest: digest(&[parts.join("\n").as_bytes()]), newest })
    }

    /// Differs when any of the inputs does.
    pub(super) fn digest(&self) -> &str {
        &self.digest
    }

    /// Whether one of the files was written at `time` or later.
    pub(super) fn changed_since(&self, time: SystemTime) -> bool {
        self.newest.is_none_or(|newest| newest >= time)
    }
}

/// The present time, by the clock that stamps files.
///
/// # Errors
/// When the marker file cannot be written.
pub(super) fn mark_start(workspace: &Workspace) -> Result<SystemTime> {
    let path = workspace.wasm_target().join("started");
    File::create(&path)
        .and_then(|marker| marker.metadata()?.modified())
        .with_context(|| format!("cannot write {}", path.display()))
}

/// The files in cargo's dependency list, `output: input input …`; spaces in names are escaped.
fn parse_dependencies(text: &str) -> BTreeSet<PathBuf> {
    let mut paths = BTreeSet::new();
    for (_, inputs) in text.lines().filter_map(|line| line.split_once(": ")) {
        let joined = inputs.replace("\\ ", "\0");
        paths.extend(
            joined.split(' ').filter(|path| !path.is_empty()).map(|path| path.replace('\0', " ").into()),
        );
    }
    paths
}

/// The `Cargo.toml` of the crate that a file belongs to.
fn manifest_of(source: &Path) -> Option<PathBuf> {
    source.ancestors().skip(1).map(|folder| folder.join("Cargo.toml")).find(|manifest| manifest.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_list_is_parsed() {
        let paths = parse_dependencies("/t/app.wasm: /w/app/src/lib.rs /w/my\\ app/a.rs\n\n# env-dep:X=1\n");
        let expected = ["/w/app/src/lib.rs", "/w/my app/a.rs"].map(PathBuf::from);
        assert_eq!(paths, BTreeSet::from(expected));
    }

    #[test]
    fn what_was_compiled_counts_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let write = |path: &str, text: &str| {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), text).unwrap();
        };
        for path in ALWAYS {
            write(path, "");
        }
        write("app/Cargo.toml", "[package]");
        write("app/src/lib.rs", "one");
        write("app/src/pages.rs", "server only");
        let read = || {
            let sources = BTreeSet::from([root.join("app/src/lib.rs")]);
            Inputs::of_files(root, sources, "rustc").map(|inputs| inputs.digest)
        };
        let first = read().unwrap();
        write("app/src/pages.rs", "changed");
        assert_eq!(read().unwrap(), first, "a file that was not compiled");
        let mut seen = BTreeSet::from([first]);
        for path in ["app/src/lib.rs", "app/Cargo.toml", "Cargo.lock"] {
            write(path, "two");
            assert!(seen.insert(read().unwrap()), "{path}");
        }
        fs::remove_file(root.join("app/src/lib.rs")).unwrap();
        assert!(read().is_err(), "a file that is gone");
    }

    #[test]
    fn a_file_saved_during_the_compilation_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::with_root(folder.path());
        for path in ALWAYS.iter().chain(&["target/wasm/x"]) {
            fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
            fs::write(folder.path().join(path), "").unwrap();
        }
        let started = mark_start(&workspace).unwrap();
        let source = folder.path().join("lib.rs");
        fs::write(&source, "").unwrap();
        let inputs = Inputs::of_files(folder.path(), BTreeSet::from([source]), "").unwrap();
        assert!(inputs.changed_since(started));
        assert!(!inputs.changed_since(started + std::time::Duration::from_secs(60)));
    }
}
