//! What the islands are for a browser, and where it is stored between runs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::wasm::fingerprint;

const WASM: &str = "app_bg.wasm";
const GLUE: &str = "app.js";
/// Names the inputs; written last, so that a bundle with it is whole.
const DIGEST: &str = "inputs.digest";

/// The module and the JavaScript around it.
#[derive(Debug, PartialEq)]
pub(super) struct Bundle {
    /// The module.
    pub wasm: Vec<u8>,
    /// wasm-bindgen's glue, an ES module.
    pub glue: String,
    /// Modules that the glue imports, by their path beside it.
    pub snippets: Vec<(String, String)>,
}

/// Stores a bundle below `folder`; without a digest it will not be found again.
///
/// # Errors
/// When it cannot be written.
pub(super) fn store(folder: &Path, bundle: &Bundle, digest: Option<&str>) -> Result<()> {
    let folder = folder.join("bundle");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("cannot remove the bundle of an earlier run")?;
    }
    let write = |name: &str, content: &[u8]| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&folder))
            .and_then(|()| fs::write(&path, content))
            .with_context(|| format!("cannot write {}", path.display()))
    };
    write(WASM, &bundle.wasm)?;
    write(GLUE, bundle.glue.as_bytes())?;
    for (name, text) in &bundle.snippets {
        write(name, text.as_bytes())?;
    }
    digest.map_or(Ok(()), |digest| write(DIGEST, digest.as_bytes()))
}

/// The stored bundle, if it was built from these inputs.
pub(super) fn load(folder: &Path, digest: &str) -> Option<Bundle> {
    let folder = folder.join("bundle");
    if fs::read_to_string(folder.join(DIGEST)).ok()? != digest {
        return None;
    }
    let mut paths = Vec::new();
    fingerprint::walk(&folder, &mut paths).ok()?;
    let mut bundle = Bundle { wasm: Vec::new(), glue: String::new(), snippets: Vec::new() };
    for path in paths {
        let below = path.strip_prefix(&folder).ok()?;
        let name = below.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        match name.as_str() {
            WASM => bundle.wasm = fs::read(&path).ok()?,
            GLUE => bundle.glue = fs::read_to_string(&path).ok()?,
            DIGEST => {}
            _ => bundle.snippets.push((name, fs::read_to_string(&path).ok()?)),
        }
    }
    bundle.snippets.sort();
    Some(bundle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_is_found_by_its_inputs_only() {
        let folder = tempfile::tempdir().unwrap();
        let snippets = vec![("snippets/a/inline0.js".to_owned(), "export {}".to_owned())];
        let bundle = Bundle { wasm: b"\0asm".to_vec(), glue: "glue".to_owned(), snippets };
        assert_eq!(load(folder.path(), "one"), None);
        store(folder.path(), &bundle, Some("one")).unwrap();
        assert_eq!(load(folder.path(), "one").as_ref(), Some(&bundle));
        assert_eq!(load(folder.path(), "two"), None);
        store(folder.path(), &bundle, None).unwrap();
        assert_eq!(load(folder.path(), "one"), None);
    }
}
