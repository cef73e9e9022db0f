//! `nukkad serve`.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use ledger::Mode;
use tokio::signal;
use tracing_subscriber::EnvFilter;

use super::{FAILED, MISTOLD, sorry};
use crate::config::{Config, Layers};
use crate::outside::Outside;
use crate::running::{Running, start};

/// Opens the shop, and closes it when told to.
pub(super) async fn serve(layers: &Layers) -> ExitCode {
    let config = match Config::load(layers) {
        Ok(config) => config,
        Err(error) => return sorry(MISTOLD, &error),
    };
    let filter = match EnvFilter::try_new(&config.log) {
        Ok(filter) => filter,
        Err(error) => return sorry(MISTOLD, &format!("the setting `log`: {error}")),
    };
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr).init();
    let mut stop = std::pin::pin!(told_to_stop());
    let opening = start(config, Outside::real());
    let running = tokio::select! {
        running = opening => running,
        () = &mut stop => return ExitCode::SUCCESS,
    };
    let running = match running {
        Ok(running) => running,
        Err(error) => return sorry(FAILED, &error),
    };
    greet(&running);
    match running.until(stop).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => sorry(FAILED, &error),
    }
}

/// Says where to go, in one piece: whoever listens may stop listening after the first line, and a
/// shop that is open does not close for want of a listener.
fn greet(running: &Running) {
    let shop = &running.shop;
    let next = match shop.config.ledger.mode {
        Mode::Rehearsal => {
            format!(
                "Rehearse at {} (a make-believe WhatsApp; nothing leaves this machine)",
                shop.site.chat_link
            )
        }
        Mode::Live => format!("Webhook: {}", shop.public_url.join("/webhooks/whatsapp")),
    };
    let words = format!(
        "{} is open at {}\n{next}\nHealth and metrics at http://{}\n",
        shop.config.name, shop.public_url, running.operations_address
    );
    let mut out = std::io::stdout().lock();
    if let Err(error) = out.write_all(words.as_bytes()).and_then(|()| out.flush()) {
        tracing::warn!(%error, "nobody hears where the shop is");
    }
}

/// Returns on Ctrl-C or SIGTERM.
async fn told_to_stop() {
    let interrupted = async {
        if signal::ctrl_c().await.is_err() {
            // Without a handler, the signal ends the program by itself.
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
    tracing::info!("closing");
}
