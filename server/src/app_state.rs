//! What every handler and worker shares.

mod chat;

use std::sync::Arc;

use app::document::Site;
use app::links::Page;
use commerce::Language;
use storage::Storage;

use crate::assets::StaticAssets;
use crate::catalog::Catalog;
use crate::config::{Config, PublicUrl};
use crate::environment::{Clock, Rng};
use crate::metrics::Metrics;
use crate::ordering::{IdempotencyLocks, OrderSubscriptions};
use crate::pages::page_cache::PageCache;
use crate::pages::preview_cache::PreviewCache;
use crate::rate_limits::RateLimits;
use crate::readiness::Readiness;
use crate::sessions::place_cookie::PlaceSigner;
use crate::workers::notifiers::Notifiers;

pub(crate) use chat::Chat;

/// The state of a running server. Handlers get it as `State<Arc<AppState>>`.
pub struct AppState {
    /// The settings it was started with.
    pub config: Config,
    /// The address people see. Without a configured one it names the port that is really listened on.
    pub public_url: PublicUrl,
    pub storage: Arc<dyn Storage>,
    pub clock: Arc<dyn Clock>,
    /// Generates ids and tokens.
    pub rng: Arc<dyn Rng>,
    /// Stores and what they sell.
    pub catalog: Catalog,
    pub chat: Chat,
    pub assets: Assets,
    /// Rendered pages that are the same for everybody.
    pub page_cache: PageCache,
    /// Rendered preview pictures.
    pub preview_cache: PreviewCache,
    /// Orders that are being placed at this moment.
    pub idempotency_locks: IdempotencyLocks,
    /// Open pages that follow an order.
    pub order_subscriptions: OrderSubscriptions,
    /// Signs the cookies that hold a place.
    pub place_signer: PlaceSigner,
    /// Requests of each caller.
    pub rate_limits: RateLimits,
    /// Wakes each worker when there is new work.
    pub notifiers: Notifiers,
    pub metrics: Metrics,
    pub readiness: Readiness,
}

/// What pages are made of besides data.
pub struct Assets {
    /// What all pages have in common.
    pub site: Site,
    /// Scripts, pictures and icons.
    pub files: StaticAssets,
}

impl AppState {
    /// Opens the chat with `text` already typed; in the sandbox the chat is a page of this server.
    #[must_use]
    pub fn whatsapp_url(&self, text: &str) -> String {
        match &self.chat.emulator {
            Some(_) => self.public_url.join(&app::links::sandbox_chat_url(text)),
            None => app::links::whatsapp_url(&self.chat.wa_id, text),
        }
    }

    /// The whole address of a page, as a message carries it.
    #[must_use]
    pub fn absolute_url(&self, page: &Page, language: Language) -> String {
        self.public_url.join(&page.href(language))
    }
}
