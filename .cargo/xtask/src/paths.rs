//! Paths: the work tree's folders, and what the commands write below `target`.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

/// The work tree, found from where this program was started.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the work tree: through cargo's own variable, else upward from the current folder.
    ///
    /// # Errors
    /// When neither leads to a folder that holds `.cargo/xtask`.
    pub(crate) fn locate() -> Result<Self> {
        let from_cargo = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let here = env::current_dir().context("the current folder cannot be read")?;
        from_cargo
            .iter()
            .chain([&here])
            .flat_map(|start| start.ancestors())
            .find(|folder| folder.join(".cargo/xtask/Cargo.toml").is_file())
            .map(|root| Self { root: root.to_owned() })
            .context("start this inside the project's folder")
    }

    /// A work tree at a known place.
    #[cfg(test)]
    pub(crate) fn with_root(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The work tree itself.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A command of the cargo that started this program, in the work tree.
    pub(crate) fn cargo(&self) -> Command {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let mut command = Command::new(cargo);
        command.current_dir(&self.root);
        process::clear_cargo_env(&mut command);
        command
    }

    /// The server's binary, as built in this profile (`debug` or `release`).
    pub(crate) fn nukkad(&self, profile: &str) -> PathBuf {
        self.target().join(profile).join(format!("nukkad{}", env::consts::EXE_SUFFIX))
    }

    /// Where the host's crates are built.
    fn target(&self) -> PathBuf {
        match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.root.join("target"),
        }
    }

    /// Where the islands are built: a folder of its own, because their flags differ.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.root.join("target/wasm")
    }

    /// The files a browser may fetch. The server's crate names this folder, so it does not move.
    pub(crate) fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// Files served as they are.
    pub(crate) fn public(&self) -> PathBuf {
        self.root.join("public")
    }

    /// The demo network's feeds.
    pub(crate) fn demo(&self) -> PathBuf {
        self.root.join("server/demo")
    }

    /// The browser specs and their packages.
    pub(crate) fn end2end(&self) -> PathBuf {
        self.root.join("end2end")
    }

    /// The folder of the database that `cargo xtask serve` opens, with its key beside it.
    pub(crate) fn sandbox(&self) -> PathBuf {
        self.root.join("target/sandbox")
    }

    /// The database in it.
    pub(crate) fn database(&self) -> PathBuf {
        self.sandbox().join("nukkad.db")
    }
}
