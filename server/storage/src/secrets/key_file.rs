//! The key file beside a sandbox's storage: made once, readable by its owner only.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{StorageKey, random_name};
use crate::Result;
use crate::error::StorageError;

impl StorageKey {
    /// The key in `<storage>.key`. When neither storage nor key are there, a key is made. For sandbox:
    /// any process that can read the database can read this key too.
    ///
    /// # Errors
    /// [`StorageError::WrongKey`] when the file holds no key, or when there is a storage without its key;
    /// [`StorageError::Engine`] when the file can be neither read nor made.
    pub fn load_or_create_beside(storage: impl AsRef<Path>) -> Result<Self> {
        let storage = storage.as_ref();
        let path = beside(storage, ".key");
        match fs::read_to_string(&path) {
            Ok(text) => return Self::from_hex(&text),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(failed(&error)),
        }
        if fs::metadata(storage).is_ok_and(|storage| storage.len() > 0) {
            return Err(StorageError::WrongKey);
        }
        write_once(storage, &path, &Self::generate()?).map_err(|error| failed(&error))?;
        // Another process may have been faster: the file that is there now has the key.
        let text = fs::read_to_string(&path).map_err(|error| failed(&error))?;
        Self::from_hex(&text)
    }
}

fn failed(error: &io::Error) -> StorageError {
    StorageError::Engine(format!("the storage's key file: {error}"))
}

fn beside(storage: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(storage.as_os_str());
    name.push(ending);
    PathBuf::from(name)
}

/// Puts a complete key file in place, unless there is one: written under a name of its own, then linked.
fn write_once(storage: &Path, path: &Path, key: &StorageKey) -> io::Result<()> {
    let draft = beside(storage, &format!(".key-{}", random_name().map_err(io::Error::other)?));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    writeln!(file, "{}", key.to_hex())?;
    file.sync_all()?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    // A key that a power cut takes away would take the storage with it.
    #[cfg(unix)]
    fs::File::open(path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")))?
        .sync_all()?;
    Ok(())
}
