//! The sandbox's database with the demo network.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::paths::Workspace;
use crate::process::{self, Step};

/// Creates the database unless there is one; `fresh` deletes what is there. It is moved to its
/// place only when it is complete.
///
/// # Errors
/// When the demo network cannot be imported or a file cannot be written.
pub(super) fn prepare(workspace: &Workspace, fresh: bool) -> Result<()> {
    let folder = workspace.sandbox();
    if !fresh && workspace.database().exists() {
        return Ok(());
    }
    let step = Step::start("Creating a database with the demo network …");
    let incomplete = folder.with_extension("incomplete");
    remove(&incomplete)?;
    fs::create_dir_all(&incomplete).context("cannot create the database's folder")?;
    import_demo(workspace, &incomplete.join("nukkad.db"))?;
    remove(&folder)?;
    fs::rename(&incomplete, &folder).context("cannot move the database to its place")?;
    step.done("created in target/sandbox");
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

/// Imports the demo network's feeds the way anyone imports theirs.
fn import_demo(workspace: &Workspace, database: &Path) -> Result<()> {
    // A feed comes after those whose rows it names. Categories and coupons may be missing.
    for (kind, is_required) in
        [("categories", false), ("stores", true), ("products", true), ("listings", true), ("coupons", false)]
    {
        let feeds = find_feeds(&workspace.demo(), kind)?;
        if feeds.is_empty() && is_required {
            bail!("{} holds no {kind}*.csv", workspace.demo().display());
        }
        for feed in feeds {
            process::run(
                Command::new(workspace.nukkad("debug"))
                    .current_dir(workspace.root())
                    .args(["import", kind])
                    .arg(&feed)
                    .arg("--storage")
                    .arg(database)
                    .arg("--sandbox"),
            )?;
        }
    }
    Ok(())
}

/// The feeds of one kind, in order: `stores.csv`, or several such as `listings-thane.csv`.
fn find_feeds(demo: &Path, kind: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(demo).with_context(|| format!("cannot list {}", demo.display()))?;
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(kind) && name.ends_with(".csv")
        })
        .collect();
    found.sort();
    Ok(found)
}
