//! `cargo xtask screens`: pictures of every page and state, at four widths, light and dark, in every language, and a
//! contact sheet of the demo network's products.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::{Result, ensure};
use clap::Args;

use crate::paths::Workspace;
use crate::process::{self, Step};
use crate::{browser, npm};

/// Where the pictures go.
#[derive(Args)]
pub(crate) struct Arguments {
    /// A folder outside the tree; `index.html` in it shows all pictures, `products/index.html` all products.
    folder: PathBuf,
    /// Only pages whose name starts with this.
    #[arg(long)]
    only: Option<String>,
}

/// Renders every page with sample data and takes pictures of it.
///
/// # Errors
/// When the folder is in the tree, the pages do not compile, or there is no Chromium.
pub(crate) fn run(workspace: &Workspace, arguments: &Arguments) -> Result<ExitCode> {
    let folder = std::path::absolute(&arguments.folder)?;
    let root = workspace.root();
    ensure!(!folder.starts_with(root), "name a folder outside of {}", root.display());
    let chromium = browser::prepare()?;
    npm::install(workspace)?;
    let step = Step::start("Rendering the pages …");
    let pages = folder.join("pages");
    process::run(workspace.cargo().args(["run", "-p", "app", "--example", "gallery", "--"]).arg(&pages))?;
    step.done("rendered");
    if arguments.only.is_none() {
        let step = Step::start("Drawing every product of the demo network …");
        let feed = root.join("server/demo/products.csv");
        let mut sheet = workspace.cargo();
        sheet
            .args(["run", "-p", "app", "--example", "pictures", "--"])
            .arg(feed)
            .arg(folder.join("products"));
        process::run(&mut sheet)?;
        step.done("drawn: products/index.html");
    }
    let mut command = Command::new("node");
    command.arg("screens.mjs").arg(&folder).args(arguments.only.as_deref());
    process::run(command.current_dir(workspace.end2end()).env("CHROMIUM", chromium))?;
    Ok(ExitCode::SUCCESS)
}
