//! Finding a linker for WASM: LLVM's, under any of the names it has.

use std::fmt;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::process;
use crate::toolchain::rustc::Rustc;

/// The linker to give to rustc.
pub(super) enum Linker {
    /// The one the toolchain finds by itself.
    Bundled,
    /// One that has to be named.
    External(PathBuf),
}

impl fmt::Display for Linker {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bundled => formatter.write_str("its own"),
            Self::External(path) => path.display().fmt(formatter),
        }
    }
}

/// The linker for this compiler: its own, else one on `PATH`, else that of a rustup toolchain.
pub(super) fn find(rustc: &Rustc) -> Option<Linker> {
    if bundled_linker(rustc.sysroot(), rustc.host()).is_some() {
        return Some(Linker::Bundled);
    }
    ["rust-lld", "wasm-ld", &format!("wasm-ld-{}", rustc.llvm())]
        .iter()
        .find_map(|name| process::find_program(name))
        .or_else(find_in_rustup)
        .map(Linker::External)
}

/// Any rustup toolchain contains one.
fn find_in_rustup() -> Option<PathBuf> {
    let rustup = env::var_os("RUSTUP_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".rustup")))?;
    let mut toolchains: Vec<PathBuf> =
        fs::read_dir(rustup.join("toolchains")).ok()?.flatten().map(|entry| entry.path()).collect();
    // The same one each time, whatever order the folder is listed in.
    toolchains.sort();
    toolchains.iter().find_map(|toolchain| {
        let platforms = fs::read_dir(toolchain.join("lib/rustlib")).ok()?;
        platforms
            .flatten()
            .find_map(|platform| bundled_linker(toolchain, &platform.file_name().to_string_lossy()))
    })
}

fn bundled_linker(sysroot: &Path, host: &str) -> Option<PathBuf> {
    let linker = sysroot
        .join("lib/rustlib")
        .join(host)
        .join("bin")
        .join(format!("rust-lld{}", env::consts::EXE_SUFFIX));
    linker.is_file().then_some(linker)
}
