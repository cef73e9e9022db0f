//! The key file beside a rehearsal's ledger: made once, readable by its owner only.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{LedgerKey, random_name};
use crate::Result;
use crate::error::LedgerError;

impl LedgerKey {
    /// The key in `<ledger>.key`. When neither ledger nor key are there, a key is made. For rehearsal:
    /// whoever can read the ledger can read this key too.
    ///
    /// # Errors
    /// [`LedgerError::WrongKey`] when the file holds no key, or when there is a ledger without its key;
    /// [`LedgerError::Engine`] when the file can be neither read nor made.
    pub fn beside(ledger: impl AsRef<Path>) -> Result<Self> {
        let ledger = ledger.as_ref();
        let path = beside(ledger, ".key");
        match fs::read_to_string(&path) {
            Ok(text) => return Self::from_hex(&text),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(failed(&error)),
        }
        if fs::metadata(ledger).is_ok_and(|ledger| ledger.len() > 0) {
            return Err(LedgerError::WrongKey);
        }
        write_once(ledger, &path, &Self::generate()?).map_err(|error| failed(&error))?;
        // Another process may have been faster: what stands there now is the key.
        let text = fs::read_to_string(&path).map_err(|error| failed(&error))?;
        Self::from_hex(&text)
    }
}

fn failed(error: &io::Error) -> LedgerError {
    LedgerError::Engine(format!("the ledger's key file: {error}"))
}

fn beside(ledger: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(ledger.as_os_str());
    name.push(ending);
    PathBuf::from(name)
}

/// Puts a complete key file in place, unless there is one: written under a name of its own, then linked.
fn write_once(ledger: &Path, path: &Path, key: &LedgerKey) -> io::Result<()> {
    let draft = beside(ledger, &format!(".key-{}", random_name().map_err(io::Error::other)?));
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
    // A key that a power cut takes away would take the ledger with it.
    #[cfg(unix)]
    fs::File::open(path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")))?
        .sync_all()?;
    Ok(())
}
