//! Short digests of files: to see what changed, and to name what was made.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Sixteen hex digits that stand for these bytes, part by part.
pub fn digest(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.len().to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Stands for the names and contents of all files under `roots` (files or folders, relative to
/// `base`), except those under `left_out`. What does not exist counts as empty.
///
/// # Errors
/// When a file cannot be read.
pub fn hash_files(base: &Path, roots: &[&str], left_out: &[&str]) -> Result<String> {
    let mut paths = Vec::new();
    for root in roots {
        let path = base.join(root);
        if path.is_dir() {
            walk(&path, &mut paths)?;
        } else if path.is_file() {
            paths.push(path);
        }
    }
    paths.retain(|path| !left_out.iter().any(|folder| path.starts_with(base.join(folder))));
    paths.sort();
    let mut hasher = Sha256::new();
    for path in &paths {
        let name = path.strip_prefix(base).unwrap_or(path).to_string_lossy().into_owned();
        let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        hasher.update(digest(&[name.as_bytes(), &content]));
    }
    Ok(digest(&[&hasher.finalize()]))
}

/// All files under a folder, in no particular order.
///
/// # Errors
/// When a folder cannot be listed.
pub fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    for entry in entries {
        let path = entry.with_context(|| format!("cannot list {}", folder.display()))?.path();
        if path.is_dir() {
            walk(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
        assert_eq!(digest(&[b"ab"]).len(), 16);
    }

    #[test]
    fn a_changed_added_or_renamed_file_shows() {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path();
        fs::create_dir_all(base.join("app/src")).unwrap();
        fs::write(base.join("app/src/lib.rs"), "one").unwrap();
        let print = || hash_files(base, &["app", "absent"], &[]).unwrap();
        let first = print();
        assert_eq!(first, print());
        fs::write(base.join("app/src/lib.rs"), "two").unwrap();
        let changed = print();
        assert_ne!(first, changed);
        fs::write(base.join("app/src/more.rs"), "").unwrap();
        let added = print();
        assert_ne!(changed, added);
        fs::rename(base.join("app/src/more.rs"), base.join("app/src/other.rs")).unwrap();
        assert_ne!(added, print());
    }

    #[test]
    fn what_is_left_out_does_not_count() {
        let folder = tempfile::tempdir().unwrap();
        let base = folder.path();
        fs::create_dir_all(base.join("app/i18n")).unwrap();
        fs::write(base.join("app/i18n/lib.rs"), "one").unwrap();
        let print = || hash_files(base, &["app"], &["app/i18n"]).unwrap();
        let first = print();
        fs::write(base.join("app/i18n/lib.rs"), "two").unwrap();
        assert_eq!(first, print());
    }
}
