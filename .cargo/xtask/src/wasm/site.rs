//! Writes the bundle and `public/` into `target/site`, compressed, with the manifest.
//!
//! The bundle's folder is named after its content, so a browser may cache it for ever. A file that
//! did not change is not written again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::paths::Workspace;
use crate::wasm::bundle::Bundle;
use crate::wasm::manifest::{self, File, Manifest};
use crate::wasm::{compress, fingerprint};

/// The loader's name in `public/`. It is served from the bundle's folder only.
const LOADER: &str = "loader.js";

/// Reloads pages when the server restarts.
const RELOAD: &str = include_str!("reload.js");

/// What the module that starts the islands does besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loader {
    /// Nothing.
    Plain,
    /// Reloads the page when the server was restarted: for development.
    WithReload,
}

/// Writes the site's files, and returns the manifest.
///
/// # Errors
/// When `public/loader.js` is missing or a file cannot be read or written.
pub(super) fn write(workspace: &Workspace, bundle: &Bundle, loader: Loader) -> Result<Manifest> {
    let (site, public) = (workspace.site(), workspace.public());
    let mut script = fs::read_to_string(public.join(LOADER))
        .context("public/loader.js cannot be read; islands need it")?;
    if loader == Loader::WithReload {
        script.push_str(RELOAD);
    }
    let hash = fingerprint::digest(&[&bundle.wasm, bundle.glue.as_bytes(), script.as_bytes()]);

    let folder = format!("/pkg/{hash}");
    let path = |name: &str| format!("{folder}/{name}");
    let mut contents: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    contents.insert(path("app_bg.wasm"), bundle.wasm.clone());
    contents.insert(path("app.js"), bundle.glue.clone().into_bytes());
    contents.insert(path(LOADER), script.into_bytes());
    for (name, text) in &bundle.snippets {
        contents.insert(path(name), text.clone().into_bytes());
    }
    for (name, file) in public_files(&public)? {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        contents.insert(format!("/{name}"), content);
    }

    let before = Manifest::read(&site).map(|manifest| manifest.files).unwrap_or_default();
    let mut files = BTreeMap::new();
    for (name, content) in &contents {
        let file = write_asset(&site, name, content, before.get(name))?;
        files.insert(name.clone(), file);
    }
    let manifest =
        Manifest { loader: path(LOADER), glue: path("app.js"), wasm: path("app_bg.wasm"), hash, files };
    manifest.write(&site)?;
    // Last, so that a server which still has the old manifest finds its files until now.
    remove_stale(&site, &manifest)?;
    Ok(manifest)
}

/// The files of `public/` except the loader, with their paths below it, in order.
fn public_files(public: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    fingerprint::walk(public, &mut found)?;
    let mut files: Vec<(String, PathBuf)> = found
        .into_iter()
        .map(|file| {
            let below = file.strip_prefix(public).unwrap_or(&file);
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            (parts.join("/"), file)
        })
        .filter(|(name, _)| name != LOADER && !name.rsplit('/').next().is_some_and(is_hidden))
        .collect();
    files.sort();
    Ok(files)
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

fn write_asset(site: &Path, name: &str, content: &[u8], before: Option<&File>) -> Result<File> {
    let etag = fingerprint::digest(&[content]);
    let path = site.join(name.trim_start_matches('/'));
    if let Some(file) = before
        && file.etag == etag
        && path.is_file()
        && (file.br.is_none() || compressed_path(&path, "br").is_file())
        && (file.gz.is_none() || compressed_path(&path, "gz").is_file())
    {
        return Ok(file.clone());
    }
    let (media_type, compressible) = manifest::media_type(name);
    write_file(&path, content)?;
    let mut file = File { media_type: media_type.to_owned(), etag, bytes: content.len(), br: None, gz: None };
    if compressible {
        let (brotli, gzip) = (compress::brotli(content)?, compress::gzip(content)?);
        write_file(&compressed_path(&path, "br"), &brotli)?;
        write_file(&compressed_path(&path, "gz"), &gzip)?;
        file.br = Some(brotli.len());
        file.gz = Some(gzip.len());
    }
    Ok(file)
}

fn compressed_path(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn write_file(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

/// Removes the files of earlier builds, and the folders that are empty then.
fn remove_stale(site: &Path, manifest: &Manifest) -> Result<()> {
    let mut keep: Vec<PathBuf> = vec![site.join(manifest::MANIFEST_FILE)];
    for (name, file) in &manifest.files {
        let path = site.join(name.trim_start_matches('/'));
        keep.extend(file.br.map(|_| compressed_path(&path, "br")));
        keep.extend(file.gz.map(|_| compressed_path(&path, "gz")));
        keep.push(path);
    }
    keep.sort();
    let mut found = Vec::new();
    fingerprint::walk(site, &mut found)?;
    for path in found {
        if keep.binary_search(&path).is_err() {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            // Fails, as it should, while the folder still holds something.
            path.ancestors()
                .skip(1)
                .take_while(|folder| *folder != site)
                .all(|folder| fs::remove_dir(folder).is_ok());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle(glue: &str) -> Bundle {
        Bundle {
            wasm: b"\0asm and more".to_vec(),
            glue: glue.to_owned(),
            snippets: vec![("snippets/a/inline0.js".to_owned(), "export {}".to_owned())],
        }
    }

    fn workspace() -> (tempfile::TempDir, Workspace) {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::with_root(folder.path());
        fs::create_dir_all(workspace.public().join("pictures")).unwrap();
        fs::write(workspace.public().join(LOADER), "// loader").unwrap();
        fs::write(workspace.public().join("pictures/a.svg"), "<svg/>").unwrap();
        fs::write(workspace.public().join("pictures/b.png"), "png").unwrap();
        (folder, workspace)
    }

    #[test]
    fn every_listed_file_is_there_with_its_siblings() {
        let (_folder, workspace) = workspace();
        let manifest = write(&workspace, &bundle("export default 1"), Loader::Plain).unwrap();
        assert_eq!(Manifest::read(&workspace.site()).unwrap(), manifest);
        assert!(manifest.files.contains_key(&manifest.loader));
        assert!(manifest.files.contains_key("/pictures/b.png"));
        assert!(!manifest.files.contains_key("/loader.js"));
        for (name, file) in &manifest.files {
            let path = workspace.site().join(name.trim_start_matches('/'));
            assert_eq!(fs::read(&path).unwrap().len(), file.bytes, "{name}");
            for (size, ending) in [(file.br, "br"), (file.gz, "gz")] {
                let length = fs::read(compressed_path(&path, ending)).ok().map(|content| content.len());
                assert_eq!(length, size, "{name} in {ending}");
            }
        }
        assert_eq!(manifest.files["/pictures/b.png"].br, None);
    }

    #[test]
    fn a_new_bundle_has_a_new_folder_and_the_old_one_is_removed() {
        let (_folder, workspace) = workspace();
        let first = write(&workspace, &bundle("export default 1"), Loader::Plain).unwrap();
        let second = write(&workspace, &bundle("export default 2"), Loader::Plain).unwrap();
        assert_ne!(first.hash, second.hash);
        assert!(!workspace.site().join("pkg").join(first.hash).exists());
        assert!(workspace.site().join("pkg").join(second.hash).exists());
    }

    #[test]
    fn a_file_removed_from_public_is_removed_from_the_site() {
        let (_folder, workspace) = workspace();
        write(&workspace, &bundle("x"), Loader::Plain).unwrap();
        fs::remove_dir_all(workspace.public().join("pictures")).unwrap();
        let manifest = write(&workspace, &bundle("x"), Loader::Plain).unwrap();
        assert!(!manifest.files.contains_key("/pictures/a.svg"));
        assert!(!workspace.site().join("pictures").exists());
    }

    #[test]
    fn only_a_watched_site_reloads_its_pages() {
        let (_folder, workspace) = workspace();
        let loader = |kind| {
            let manifest = write(&workspace, &bundle("x"), kind).unwrap();
            fs::read_to_string(workspace.site().join(manifest.loader.trim_start_matches('/'))).unwrap()
        };
        assert!(loader(Loader::WithReload).contains("location.reload()"));
        assert_eq!(loader(Loader::Plain), "// loader");
    }
}
