//! Connects to WhatsApp, or starts an emulator of it.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use whatsapp::client::{self, Client};
use whatsapp::emulator::{self, Emulator};
use whatsapp::secret::{AccessToken, AppSecret, VerifyToken};

use super::error::StartError;
use super::listeners::take_or_bind;
use crate::app_state::Chat;
use crate::config::WhatsAppConfig;
use crate::environment::Environment;

/// The real WhatsApp.
pub(super) fn connect(config: &WhatsAppConfig, graph_version: &str) -> Result<Chat, StartError> {
    let token = AccessToken::new(config.access_token.expose());
    let client = Client::new(client::Config {
        base_url: config.graph_url.clone(),
        ..client::Config::new(&config.phone_number_id, token, graph_version)
    })?;
    Ok(Chat {
        client,
        app_secret: AppSecret::new(config.app_secret.expose()),
        verify_token: VerifyToken::new(config.verify_token.expose()),
        wa_id: config.display_number.digits().to_owned(),
        phone_number_id: config.phone_number_id.clone(),
        emulator: None,
    })
}

/// An emulator on a port of its own, with secrets that live as long as it does. It posts its webhooks
/// to the server at `address`.
pub(super) async fn emulate(
    address: SocketAddr,
    graph_version: &str,
    environment: &Environment,
) -> Result<Chat, StartError> {
    let secret = || format!("{:032x}", environment.rng.next_u128());
    let (token, app_secret) = (AccessToken::new(secret()), AppSecret::new(secret()));
    #[expect(clippy::cast_possible_truncation, reason = "64 bits are enough for a seed")]
    let seed = environment.rng.next_u128() as u64;
    let webhook = format!("http://{address}/webhooks/whatsapp");
    let config = emulator::Config {
        status_delays: environment.emulator_delays,
        ..emulator::Config::new(webhook, app_secret.clone(), token.clone(), seed)
    };
    let (phone_number_id, wa_id) = (config.phone_number_id.clone(), config.display_phone_number.clone());
    let clock = Arc::clone(&environment.clock);
    let listener = take_or_bind(None, (Ipv4Addr::LOCALHOST, 0).into()).await?;
    let emulator = Emulator::start(config, listener, Arc::new(move || clock.now().as_second()))?;
    let base_url = emulator.base_url().to_owned();
    let config = client::Config::new(&phone_number_id, token, graph_version);
    let client = Client::new(client::Config { base_url, ..config })?;
    Ok(Chat {
        client,
        app_secret,
        verify_token: VerifyToken::new(secret()),
        wa_id,
        phone_number_id,
        emulator: Some(Arc::new(emulator)),
    })
}
