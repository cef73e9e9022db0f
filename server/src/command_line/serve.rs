//! `nukkad serve`.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::sync::Arc;

use jiff::Timestamp;
use storage::Mode;
use tokio::signal;
use tracing_subscriber::EnvFilter;

use super::exit_code::{FAILED, USAGE_ERROR, fail};
use crate::config::{Config, Layers};
use crate::environment::{Environment, ShiftedClock};
use crate::startup::{RunningApp, start};

/// Runs the server until a signal. Its clock begins at `start_at`, if that is given.
pub(super) async fn serve(layers: &Layers, start_at: Option<Timestamp>) -> ExitCode {
    let config = match Config::load(layers) {
        Ok(config) => config,
        Err(error) => return fail(USAGE_ERROR, &error),
    };
    let filter = match EnvFilter::try_new(&config.log) {
        Ok(filter) => filter,
        Err(error) => return fail(USAGE_ERROR, &format!("the setting `log`: {error}")),
    };
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr).init();
    let mut shutdown = std::pin::pin!(shutdown_signal());
    let mut environment = Environment::system();
    if let Some(time) = start_at {
        environment.clock = Arc::new(ShiftedClock::starting_at(time));
    }
    let starting = start(config, environment);
    let running = tokio::select! {
        running = starting => running,
        () = &mut shutdown => return ExitCode::SUCCESS,
    };
    let running = match running {
        Ok(running) => running,
        Err(error) => return fail(FAILED, &error),
    };
    print_startup_banner(&running);
    match running.run_until(shutdown).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(FAILED, &error),
    }
}

/// Prints where the shop is, in one write. When standard output is closed, that is no reason to stop.
fn print_startup_banner(running: &RunningApp) {
    let state = &running.state;
    let next = match state.config.storage.mode {
        Mode::Sandbox => {
            format!(
                "Try it at {} (an emulated WhatsApp; nothing leaves this machine)",
                state.assets.site.chat_link
            )
        }
        Mode::Live => format!("Webhook: {}", state.public_url.join("/webhooks/whatsapp")),
    };
    let banner = format!(
        "{} is open at {}\n{next}\nHealth and metrics at http://{}\n",
        state.config.name, state.public_url, running.operations_address
    );
    let mut out = std::io::stdout().lock();
    if let Err(error) = out.write_all(banner.as_bytes()).and_then(|()| out.flush()) {
        tracing::warn!(%error, "the startup banner cannot be printed");
    }
}

/// Returns on Ctrl-C or SIGTERM.
async fn shutdown_signal() {
    let interrupted = async {
        if signal::ctrl_c().await.is_err() {
            // Without a handler the signal ends the process.
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => _ = terminate.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
    tracing::info!("shutting down");
}
