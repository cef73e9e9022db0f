//! What a Rust compiler reports about itself.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process;

/// A compiler, and its answers.
pub(super) struct Rustc {
    path: PathBuf,
    sysroot: PathBuf,
    identity: String,
}

impl Rustc {
    /// Asks the compiler at this path (or of this name); nothing if there is none.
    pub(super) fn query(path: &Path) -> Option<Self> {
        let identity = process::output(isolated_command(path).arg("-vV")).ok()?;
        let sysroot = process::output(isolated_command(path).args(["--print", "sysroot"])).ok()?;
        Some(Self { path: path.to_owned(), sysroot: PathBuf::from(sysroot.trim()), identity })
    }

    /// How to call it.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Where its libraries are.
    pub(super) fn sysroot(&self) -> &Path {
        &self.sysroot
    }

    /// Its answer to `-vV`: version, commit, host, LLVM.
    pub(super) fn identity(&self) -> &str {
        &self.identity
    }

    /// Name and version: `rustc 1.96.0`.
    pub(super) fn release(&self) -> String {
        format!("rustc {}", self.field("release"))
    }

    /// The major version of the LLVM in it: `22`.
    pub(super) fn llvm(&self) -> &str {
        self.field("LLVM version").split('.').next().unwrap_or_default()
    }

    /// The platform it runs on: `x86_64-unknown-linux-gnu`.
    pub(super) fn host(&self) -> &str {
        self.field("host")
    }

    /// Whether the standard library's source is installed where cargo expects it.
    pub(super) fn has_source(&self) -> bool {
        self.sysroot.join("lib/rustlib/src/rust/library/Cargo.lock").is_file()
    }

    /// Whether its version is this one (`major.minor`) or newer.
    pub(super) fn is_at_least(&self, minimum: &str) -> bool {
        parse_major_minor(self.field("release")) >= parse_major_minor(minimum)
    }

    fn field(&self, key: &str) -> &str {
        self.identity
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find_map(|(name, value)| (name == key).then_some(value))
            .unwrap_or_default()
    }
}

/// A compiler finds its own libraries; cargo's hint at those of another confuses it.
fn isolated_command(path: &Path) -> Command {
    let mut command = Command::new(path);
    command.env_remove("LD_LIBRARY_PATH");
    command
}

fn parse_major_minor(version: &str) -> (u32, u32) {
    let mut numbers = version.split(['.', '-']).map(|part| part.parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rustc(release: &str) -> Rustc {
        Rustc {
            path: PathBuf::from("rustc"),
            sysroot: PathBuf::from("/nowhere"),
            identity: format!(
                "rustc {release}\nhost: x86_64-unknown-linux-gnu\nrelease: {release}\nLLVM version: 22.1.8\n"
            ),
        }
    }

    #[test]
    fn versions_compare_by_number() {
        assert!(rustc("1.96.0").is_at_least("1.95"));
        assert!(rustc("1.95.0-nightly").is_at_least("1.95"));
        assert!(rustc("1.100.0").is_at_least("1.95"));
        assert!(!rustc("1.63.0").is_at_least("1.95"));
    }

    #[test]
    fn answers_are_read_by_name() {
        assert_eq!(rustc("1.96.0").host(), "x86_64-unknown-linux-gnu");
        assert_eq!(rustc("1.96.0").release(), "rustc 1.96.0");
        assert_eq!(rustc("1.96.0").llvm(), "22");
        assert!(!rustc("1.96.0").has_source());
    }
}
