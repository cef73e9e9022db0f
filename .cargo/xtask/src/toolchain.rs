//! The Rust that builds the islands: one that has the standard library's source beside it.
//!
//! The islands are small because the standard library is rebuilt with them, and that needs its
//! source (`rust-src`). [`find`] looks for a toolchain that has it; [`prepare`] gets one. Crates
//! that run on this machine stay on the toolchain cargo was started with.

mod linker;
mod rustc;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{self, log};
use crate::toolchain::rustc::Rustc;
use crate::{apt, toolchain::linker::Linker};

/// Debian's packages of a Rust that is new enough, with its source.
const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];
/// Where a Linux system's own Rust is installed.
const SYSTEM_BIN: &str = "/usr/bin";
/// What cargo and rustup tell the programs they start of their own toolchain.
const CLEARED_VARIABLES: [&str; 6] = [
    "CARGO_ENCODED_RUSTFLAGS",
    "RUSTC",
    "RUSTDOC",
    "RUSTUP_TOOLCHAIN",
    "RUST_RECURSION_COUNT",
    "LD_LIBRARY_PATH",
];

/// A toolchain that can rebuild the standard library for the browser.
pub(crate) struct Toolchain {
    cargo: PathBuf,
    rustc: Rustc,
    linker: Linker,
    origin: &'static str,
}

impl Toolchain {
    /// A cargo command of this toolchain, shielded from the cargo that started this program.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = Command::new(&self.cargo);
        process::clear_cargo_env(&mut command);
        for name in CLEARED_VARIABLES {
            command.env_remove(name);
        }
        command.env("RUSTC", self.rustc.path());
        if let Linker::External(path) = &self.linker {
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", path);
        }
        command
    }

    /// The compiler's version, to the commit: another one means another build.
    pub(crate) fn identity(&self) -> &str {
        self.rustc.identity()
    }

    /// Which it is, for people: `rustc 1.96.0 of the system, …`.
    pub(crate) fn description(&self) -> String {
        format!("{} {}, linker {}", self.rustc.release(), self.origin, self.linker)
    }
}

/// Looks for a toolchain that is ready, without changing anything.
pub(crate) fn find() -> Option<Toolchain> {
    find_active().or_else(find_system)
}

/// A toolchain that is ready: found, or made ready now.
///
/// # Errors
/// When none can be installed here; the error lists what was tried and what to install.
pub(crate) fn prepare() -> Result<Toolchain> {
    if let Some(toolchain) = find() {
        return Ok(toolchain);
    }
    let mut tried = Vec::new();
    for get in [install_from_rustup, install_from_debian] {
        match get() {
            Ok(()) => {
                if let Some(toolchain) = find() {
                    log(&format!("the islands are built by {}", toolchain.description()));
                    return Ok(toolchain);
                }
            }
            Err(error) => {
                log(&format!("{error:#}"));
                tried.push(format!("{error:#}"));
            }
        }
    }
    bail!(
        "no Rust here can build for the browser; it needs the standard library's source and a \
         linker (rust-lld or wasm-ld).\n  with rustup: rustup component add rust-src\n  on Debian, \
         as root: apt-get install {} lld-22\n  Tried: {}",
        DEBIAN_PACKAGES.join(" "),
        tried.join("; "),
    );
}

/// The toolchain that cargo was started with, if it has the source.
fn find_active() -> Option<Toolchain> {
    let rustc = Rustc::query(Path::new("rustc"))?;
    // The compiler itself rather than rustup's stand-in for it, which would ask which toolchain.
    let programs = rustc.sysroot().join("bin");
    let (compiler, cargo) = (programs.join("rustc"), programs.join("cargo"));
    let rustc = if compiler.is_file() { Rustc::query(&compiler)? } else { rustc };
    let cargo = if cargo.is_file() { cargo } else { PathBuf::from("cargo") };
    from_suitable(cargo, rustc, "of the active toolchain")
}

/// The system's own Rust, if it has the source and is new enough.
fn find_system() -> Option<Toolchain> {
    let rustc = Rustc::query(&Path::new(SYSTEM_BIN).join("rustc"))?;
    from_suitable(Path::new(SYSTEM_BIN).join("cargo"), rustc, "of the system")
}

fn from_suitable(cargo: PathBuf, rustc: Rustc, origin: &'static str) -> Option<Toolchain> {
    if !is_suitable(&rustc) {
        return None;
    }
    let linker = linker::find(&rustc)?;
    Some(Toolchain { cargo, rustc, linker, origin })
}

/// Whether it has the source and is new enough.
fn is_suitable(rustc: &Rustc) -> bool {
    rustc.has_source() && rustc.is_at_least(env!("CARGO_PKG_RUST_VERSION"))
}

fn install_from_rustup() -> Result<()> {
    if process::find_program("rustup").is_none() {
        bail!("rustup is not installed");
    }
    log("asking rustup for the standard library's source (rustup component add rust-src) …");
    match process::output(Command::new("rustup").args(["component", "add", "rust-src"])) {
        Ok(_) => {
            log("rustup brought it");
            Ok(())
        }
        Err(_) => bail!("rustup could not fetch rust-src"),
    }
}

fn install_from_debian() -> Result<()> {
    if !apt::is_available() {
        bail!("this system has no apt-get");
    }
    let path = Path::new(SYSTEM_BIN).join("rustc");
    if !Rustc::query(&path).is_some_and(|rustc| is_suitable(&rustc)) {
        apt::install(&DEBIAN_PACKAGES)?;
    }
    let rustc = Rustc::query(&path).context("the system's rustc does not start")?;
    if linker::find(&rustc).is_none() {
        apt::install(&[&format!("lld-{}", rustc.llvm())])?;
    }
    Ok(())
}
