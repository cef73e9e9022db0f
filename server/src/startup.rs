//! Puts the server together from its configuration and environment.

mod chat;
mod error;
mod listeners;
mod running;

use std::path::PathBuf;
use std::sync::Arc;

use app::document::Site;
use app::links;
use commerce::Language;
use i18n::pages::layout;
use storage::sqlite::SqliteStorage;
use storage::{Mode, Storage, StorageKey};

use crate::app_state::{AppState, Assets};
use crate::assets::StaticAssets;
use crate::catalog::{Catalog, Synonyms};
use crate::config::{Config, PublicUrl, StorageConfig};
use crate::connections;
use crate::environment::Environment;
use crate::metrics::Metrics;
use crate::ordering::{IdempotencyLocks, OrderSubscriptions};
use crate::pages::page_cache::PageCache;
use crate::pages::preview_cache::PreviewCache;
use crate::rate_limits::RateLimits;
use crate::readiness::Readiness;
use crate::sessions::place_cookie::PlaceSigner;
use crate::workers::notifiers::Notifiers;

pub use error::StartError;
pub use running::RunningApp;

use listeners::Listeners;

/// Starts a server, and runs it until `shutdown`.
///
/// # Errors
/// [`StartError`] when it does not start, or stops by itself.
pub async fn run(
    config: Config,
    environment: Environment,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<(), StartError> {
    start(config, environment).await?.run_until(shutdown).await
}

/// Starts a server.
///
/// # Errors
/// [`StartError`] when it does not start.
pub async fn start(config: Config, environment: Environment) -> Result<RunningApp, StartError> {
    let metrics = Metrics::default();
    let storage = open_in_background(&config.storage, SqliteStorage::open_exclusive).await?;
    storage.observe(Arc::new(metrics.storage.clone()));
    start_with(Arc::new(storage), metrics, config, environment).await
}

/// Starts a server with a storage that is open already; `config.storage` is not opened.
///
/// # Errors
/// [`StartError`] when it does not start.
pub async fn start_with_storage(
    storage: Arc<dyn Storage>,
    config: Config,
    environment: Environment,
) -> Result<RunningApp, StartError> {
    start_with(storage, Metrics::default(), config, environment).await
}

async fn start_with(
    storage: Arc<dyn Storage>,
    metrics: Metrics,
    config: Config,
    mut environment: Environment,
) -> Result<RunningApp, StartError> {
    let listeners = Listeners::bind(&config, &mut environment).await?;
    let public_url = match &config.public_url {
        Some(public_url) => public_url.clone(),
        None => PublicUrl::parse(&format!("http://{}", listeners.address))?,
    };
    let chat = match &config.whatsapp {
        Some(whatsapp) => chat::connect(whatsapp, &config.graph_version)?,
        None => chat::emulate(listeners.address, &config.graph_version, &environment).await?,
    };
    let files = StaticAssets::load();
    let chat_link = match config.storage.mode {
        // In the sandbox the chat is a page of this server.
        Mode::Sandbox => public_url.join("/sandbox"),
        Mode::Live => links::whatsapp_url(&chat.wa_id, ""),
    };
    let default_name = layout::shop_name(Language::English);
    let site = Site {
        name: Some(config.name.clone()).filter(|name| *name != default_name),
        public_url: public_url.origin().to_owned(),
        loader: files.loader().map(str::to_owned),
        chat_link,
    };
    let key = storage_key(&config.storage)
        .map_err(|error| StartError::Storage { path: config.storage.path.display().to_string(), error })?;
    let synonyms = match &config.synonyms {
        Some(path) => Synonyms::read(path)
            .map_err(|error| StartError::Synonyms { path: path.display().to_string(), error })?,
        None => Synonyms::built_in(),
    };
    let state = Arc::new(AppState {
        place_signer: PlaceSigner::new(key.derive_key("nukkad place cookie, 1")),
        rate_limits: RateLimits::new(&config.rate_limits),
        catalog: Catalog::new(Arc::clone(&storage), Arc::clone(&environment.clock), synonyms),
        config,
        public_url,
        storage,
        clock: environment.clock,
        rng: environment.rng,
        chat,
        assets: Assets { site, files },
        page_cache: PageCache::default(),
        preview_cache: PreviewCache::default(),
        idempotency_locks: IdempotencyLocks::default(),
        // Each holds a connection; most are for everything else.
        order_subscriptions: OrderSubscriptions::new(connections::max_connections() / 4),
        notifiers: Notifiers::default(),
        metrics,
        readiness: Readiness::default(),
    });
    Ok(RunningApp::start(state, listeners).await)
}

/// The configured key of the storage; the sandbox's own is stored beside it.
fn storage_key(config: &StorageConfig) -> storage::Result<StorageKey> {
    match &config.key {
        Some(key) => StorageKey::from_hex(key.expose().trim()),
        None => StorageKey::load_or_create_beside(&config.path),
    }
}

/// Opens the storage beside a server that may be using it, as an import does.
///
/// # Errors
/// When file, key or mode do not fit each other.
pub async fn open_storage(config: &StorageConfig) -> Result<Arc<dyn Storage>, StartError> {
    Ok(Arc::new(open_in_background(config, SqliteStorage::open).await?))
}

type Open = fn(PathBuf, Mode, StorageKey) -> storage::Result<SqliteStorage>;

/// Opens the storage on a thread that may wait for the disk.
async fn open_in_background(config: &StorageConfig, open: Open) -> Result<SqliteStorage, StartError> {
    let config = config.clone();
    let shown = config.path.display().to_string();
    let opened = tokio::task::spawn_blocking(move || {
        let key = storage_key(&config)?;
        open(config.path, config.mode, key)
    });
    match opened.await {
        Ok(Ok(storage)) => Ok(storage),
        Ok(Err(error)) => Err(StartError::Storage { path: shown, error }),
        Err(error) => Err(StartError::Stopped(error.to_string())),
    }
}
