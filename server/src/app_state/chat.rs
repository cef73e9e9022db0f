//! The connection to WhatsApp.

use std::sync::Arc;

use whatsapp::client::Client;
use whatsapp::emulator::Emulator;
use whatsapp::secret::{AppSecret, VerifyToken};

/// The connection to WhatsApp. In the sandbox the same client talks to an emulator of Meta's side.
pub struct Chat {
    /// Sends messages and uploads media.
    pub client: Client,
    /// The key that webhooks are signed with.
    pub app_secret: AppSecret,
    /// What Meta repeats when it checks the webhook's address.
    pub verify_token: VerifyToken,
    /// The number people write to, digits only.
    pub wa_id: String,
    /// Meta's id of that number, by which webhooks name it.
    pub phone_number_id: String,
    /// Meta's side, in the sandbox only.
    pub emulator: Option<Arc<Emulator>>,
}
