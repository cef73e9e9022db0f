//! The shop: what every handler and worker shares.

use std::sync::Arc;

use app::document::Site;
use app::links::Page;
use commerce::Language;
use jiff::Timestamp;
use ledger::{Ledger, LinkPurpose, NewLink};
use whatsapp::client::Client;
use whatsapp::emulator::Emulator;
use whatsapp::secret::{AppSecret, VerifyToken};

use crate::catalog::Catalog;
use crate::config::{Config, PublicUrl};
use crate::health::Health;
use crate::metrics::Metrics;
use crate::ordering::InFlight;
use crate::outside::{Clock, Randomness};
use crate::pages::preview::Pictures;
use crate::pages::shared::Renderings;
use crate::sessions::links;
use crate::site_files::SiteFiles;
use crate::workers::Wake;

/// A running shop. Handlers get it as `State<Arc<Shop>>`.
pub struct Shop {
    /// The settings it was started with.
    pub config: Config,
    /// The address people see, the port it really listens on included.
    pub public_url: PublicUrl,
    /// What lasts.
    pub ledger: Arc<dyn Ledger>,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Draws ids and tokens.
    pub random: Arc<dyn Randomness>,
    /// Stores and what they sell.
    pub catalog: Catalog,
    /// Sends messages.
    pub chat: Client,
    /// What webhooks are signed with.
    pub app_secret: AppSecret,
    /// What proves to Meta that the webhook's address is ours.
    pub verify_token: VerifyToken,
    /// Meta's side in a rehearsal.
    pub emulator: Option<Arc<Emulator>>,
    /// The number people write to, digits only.
    pub wa_id: String,
    /// That number's id in the chat, by which its webhooks name it.
    pub phone_number_id: String,
    /// Wakes the workers.
    pub wake: Wake,
    /// What pages share.
    pub site: Site,
    /// The files of the site.
    pub files: SiteFiles,
    /// Orders that are being placed at this moment.
    pub in_flight: InFlight,
    /// What is counted.
    pub metrics: Metrics,
    /// Whether it wants customers.
    pub health: Health,
    /// Pages that are the same for everybody.
    pub renderings: Renderings,
    /// Preview pictures drawn so far.
    pub pictures: Pictures,
}

impl Shop {
    /// Makes a link into the shop: its whole address, and what the ledger has to keep of it.
    /// How long it opens follows from what it is for (see [`links`]).
    #[must_use]
    pub fn mint_link(&self, purpose: LinkPurpose, language: Language, now: Timestamp) -> (String, NewLink) {
        let minted = links::mint(&*self.random, purpose, language, now);
        let page = Page::Link { token: minted.token.written() };
        let url = match language {
            // The shorter address chooses the language that the link was made in.
            Language::English => self.public_url.join(&page.to_string()),
            other => self.address_of(&page, other),
        };
        (url, minted.link)
    }

    /// Opens the chat with words already written; in a rehearsal the chat is a page of ours.
    #[must_use]
    pub fn chat_link(&self, words: &str) -> String {
        match &self.emulator {
            Some(_) => self.public_url.join(&app::links::rehearsed_chat(words)),
            None => app::links::chat(&self.wa_id, words),
        }
    }

    /// The whole address of a page, as it stands in a chat.
    #[must_use]
    pub fn address_of(&self, page: &Page, language: Language) -> String {
        self.public_url.join(&page.to(language))
    }
}
