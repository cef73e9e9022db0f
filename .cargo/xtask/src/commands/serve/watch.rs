//! `serve --watch`: what changes is rebuilt, the server restarted, the pages reloaded.

use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::server::Server;
use crate::paths::Workspace;
use crate::process::{format_duration, log};

/// Editors save in several steps, and many files at once: events this close belong together.
const DEBOUNCE: Duration = Duration::from_millis(100);

/// What the watcher and Ctrl-C report.
pub(super) enum Signal {
    /// Files changed.
    Changed(Changes),
    /// Ctrl-C was pressed.
    Stop,
}

/// What has to be built again. A style sheet needs a restart only: it is read from disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// The islands, or files served as they are; the bundle's own inputs decide on the WASM.
    pub islands: bool,
    /// The server.
    pub server: bool,
    /// The server's process.
    pub restart: bool,
}

impl Changes {
    fn of_path(root: &Path, path: &Path) -> Self {
        let below = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let is_temporary =
            below.rsplit('/').next().is_some_and(|name| name.starts_with('.') || name.ends_with('~'));
        let is_any = |folders: &[&str]| folders.iter().any(|folder| below.starts_with(folder));
        if is_temporary || below.contains("/tests/") || is_any(&["app/examples", "server/demo"]) {
            return Self::default();
        }
        let manifests = is_any(&["Cargo."]);
        let pages = is_any(&["app/"]);
        let changes = Self {
            islands: manifests || pages || is_any(&["public/"]),
            server: manifests || pages || is_any(&["server/"]),
            restart: false,
        };
        Self { restart: changes.islands || changes.server || is_any(&["style/"]), ..changes }
    }

    fn and(self, other: Self) -> Self {
        Self {
            islands: self.islands || other.islands,
            server: self.server || other.server,
            restart: self.restart || other.restart,
        }
    }
}

/// Reports changed files until the returned watcher is dropped.
///
/// # Errors
/// When the system cannot watch the folders.
pub(super) fn start(workspace: &Workspace, signals: Sender<Signal>) -> Result<RecommendedWatcher> {
    let root = workspace.root().to_owned();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let Ok(event) = event else { return };
        // Reading a file, or setting its attributes, is no change.
        let is_change =
            !matches!(event.kind, EventKind::Modify(ModifyKind::Metadata(_)) | EventKind::Access(_));
        let changes = event.paths.iter().map(|path| Changes::of_path(&root, path));
        let changes = changes.fold(Changes::default(), Changes::and);
        if is_change && changes.restart {
            // The receiver is gone only when this program ends.
            let _ = signals.send(Signal::Changed(changes));
        }
    })
    .context("cannot watch files here")?;
    for folder in ["app", "server", "style", "public"] {
        let path = workspace.root().join(folder);
        watcher.watch(&path, RecursiveMode::Recursive).with_context(|| format!("cannot watch {folder}"))?;
    }
    watcher.watch(workspace.root(), RecursiveMode::NonRecursive).context("cannot watch the work tree")?;
    log("watching app, server, style and public");
    Ok(watcher)
}

/// Builds and restarts on each change, until Ctrl-C. What does not build leaves the server running
/// as it is.
///
/// # Errors
/// When the server cannot be stopped.
pub(super) fn run(
    mut server: Server,
    signals: &Receiver<Signal>,
    build: impl Fn(Changes) -> Result<()>,
) -> Result<ExitCode> {
    while let Ok(Signal::Changed(first)) = signals.recv() {
        let started = Instant::now();
        let Some(changes) = collect(first, signals) else { break };
        match build(changes).and_then(|()| server.restart()) {
            Ok(()) => log(&format!("reloaded in {}", format_duration(started.elapsed()))),
            Err(error) => eprintln!("\n{error:#}\nWaiting for the next change …\n"),
        }
    }
    let status = server.wait()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The changes until there are none for a moment; `None` when the program is to stop.
fn collect(first: Changes, signals: &Receiver<Signal>) -> Option<Changes> {
    let mut changes = first;
    loop {
        match signals.recv_timeout(DEBOUNCE) {
            Ok(Signal::Changed(more)) => changes = changes.and(more),
            Err(RecvTimeoutError::Timeout) => return Some(changes),
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn changes(path: &str) -> Changes {
        Changes::of_path(Path::new("/w"), &Path::new("/w").join(path))
    }

    #[test]
    fn each_file_builds_what_it_is_part_of() {
        let (all, restart) = (Changes { islands: true, server: true, restart: true }, Changes::default());
        let restart = Changes { restart: true, ..restart };
        for (path, expected) in [
            ("app/src/islands/stepper.rs", all),
            ("app/src/pages/cart.rs", all),
            ("Cargo.lock", all),
            ("server/src/router.rs", Changes { islands: false, ..all }),
            ("public/loader.js", Changes { server: false, ..all }),
            ("style/shop.css", restart),
            ("server/tests/it/carts.rs", Changes::default()),
            ("app/examples/gallery.rs", Changes::default()),
            ("app/src/pages/.cart.rs.swp", Changes::default()),
            ("README.md", Changes::default()),
        ] {
            assert_eq!(changes(path), expected, "{path}");
        }
    }

    #[test]
    fn changes_close_together_are_built_once() {
        let (sender, receiver) = mpsc::channel();
        for path in ["style/shop.css", "server/src/router.rs"] {
            sender.send(Signal::Changed(changes(path))).unwrap();
        }
        let collected = collect(changes("public/loader.js"), &receiver);
        assert_eq!(collected, Some(Changes { islands: true, server: true, restart: true }));
        sender.send(Signal::Stop).unwrap();
        assert_eq!(collect(Changes::default(), &receiver), None);
    }
}
