//! The database's files: private to their owner, watched while open, locked by the server that uses them.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::{Result, StorageError};

/// Creates the database file, if it is new, so that only its owner reads it; SQLite gives `-wal` and
/// `-shm` the same mode.
pub(super) fn create_private(path: &Path) -> Result<()> {
    if path.exists() {
        return Ok(());
    }
    open_private(path).map_err(failed)?;
    // The name of the file has to survive a power cut as well as what is in it.
    #[cfg(unix)]
    if let Some(parent) = path.parent() {
        let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        File::open(parent).and_then(|parent| parent.sync_all()).map_err(failed)?;
    }
    Ok(())
}

fn open_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn failed(error: io::Error) -> StorageError {
    StorageError::Engine(format!("the database file: {error}"))
}

/// Locks the database for one server, by a file beside it. The lock ends with the file handle, also when
/// the process is killed; the file stays, since deleting it would let two processes lock two files.
///
/// # Errors
/// [`StorageError::InUse`] when another server holds it.
pub(super) fn lock(path: &Path) -> Result<File> {
    let mut name = OsString::from(path.as_os_str());
    name.push("-lock");
    let file = open_private(Path::new(&name)).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StorageError::InUse),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

/// Which file was opened, to notice that its name leads to another one, or to none.
pub(super) struct OpenFile {
    path: PathBuf,
    id: Option<(u64, u64)>,
}

impl OpenFile {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), id: file_id(path) }
    }

    /// Whether the name still leads to the file that was opened.
    pub(super) fn is_in_place(&self) -> bool {
        file_id(&self.path) == self.id
    }
}

/// Device and inode.
#[cfg(unix)]
fn file_id(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn file_id(path: &Path) -> Option<(u64, u64)> {
    path.exists().then_some((0, 0))
}
