//! Putting the shop together, running it, and closing it without losing anything.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use app::document::Site;
use app::links;
use commerce::Language;
use i18n::pages::common;
use storage::sqlite::SqliteStorage;
use storage::{Mode, Storage, StorageError, StorageKey};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use whatsapp::client::{self, Client};
use whatsapp::emulator::{self, Emulator};
use whatsapp::secret::{AccessToken, AppSecret, VerifyToken};

use crate::catalog::Catalog;
use crate::config::{Config, ParsePublicUrlError, PublicUrl, StorageConfig, WhatsAppConfig};
use crate::environment::Environment;
use crate::workers::{self, StopSignal};
use crate::{AppState, readiness, router};

/// How long requests and workers may take to finish when the shop closes.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(10);

/// Why a shop does not open.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The storage does not open.
    #[error("{path}: {error}")]
    Storage {
        /// The storage's file.
        path: String,
        /// Why.
        error: StorageError,
    },
    /// An address is taken, or not ours.
    #[error("cannot listen on {address}: {error}")]
    Listen {
        /// The address.
        address: String,
        /// Why.
        error: std::io::Error,
    },
    /// The way to the chat can not work.
    #[error("the way to WhatsApp cannot work: {0}")]
    Chat(#[from] client::ConfigError),
    /// The emulator does not start.
    #[error("the sandbox's WhatsApp does not start: {0}")]
    Emulator(#[from] emulator::StartError),
    /// There is no public address; a checked configuration always leads to one.
    #[error("the public address {0}")]
    PublicUrl(#[from] ParsePublicUrlError),
    /// A task ended that should not.
    #[error("the shop stopped by itself: {0}")]
    Stopped(String),
}

/// A shop that is open.
pub struct RunningApp {
    /// What handlers and workers share.
    pub state: Arc<AppState>,
    /// Where customers are served.
    pub address: SocketAddr,
    /// Where health and metrics are served.
    pub operations_address: SocketAddr,
    signal: StopSignal,
    /// Health and metrics answer until everything else has closed.
    operations_signal: StopSignal,
    server: JoinSet<std::io::Result<()>>,
    operations: JoinSet<std::io::Result<()>>,
    workers: JoinSet<Result<(), workers::WorkerError>>,
}

/// Opens a shop, waits until `shutdown`, and closes it.
///
/// # Errors
/// [`StartError`] says why it does not open, or that it stopped by itself.
pub async fn run(
    config: Config,
    environment: Environment,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<(), StartError> {
    start(config, environment).await?.run_until(shutdown).await
}

/// Opens a shop.
///
/// # Errors
/// [`StartError`] says why it does not open.
pub async fn start(config: Config, environment: Environment) -> Result<RunningApp, StartError> {
    let storage = open_storage(&config.storage).await?;
    start_with_storage(storage, config, environment).await
}

/// Opens a shop on a storage that is open already, whatever `config` says about one.
///
/// # Errors
/// [`StartError`] says why it does not open.
pub async fn start_with_storage(
    storage: Arc<dyn Storage>,
    config: Config,
    mut environment: Environment,
) -> Result<RunningApp, StartError> {
    let listener = take_or_bind(environment.listener.take(), config.listen).await?;
    let operations_listener =
        take_or_bind(environment.operations_listener.take(), config.operations_listen).await?;
    let address = local_addr(&listener)?;
    let operations_address = local_addr(&operations_listener)?;
    let public_url = match &config.public_url {
        Some(public_url) => public_url.clone(),
        None => PublicUrl::parse(&format!("http://{address}"))?,
    };
    let way = match &config.whatsapp {
        Some(whatsapp) => WhatsAppSetup::live(whatsapp)?,
        None => WhatsAppSetup::emulated(address, &environment).await?,
    };
    let files = crate::assets::StaticAssets::load();
    let chat_link = match config.storage.mode {
        // In a sandbox the chat is a page of ours.
        Mode::Sandbox => public_url.join("/sandbox"),
        Mode::Live => links::whatsapp_url(&way.wa_id, ""),
    };
    let own_name = common::shop_name(Language::English);
    let site = Site {
        name: Some(config.name.clone()).filter(|name| *name != own_name),
        public_url: public_url.origin().to_owned(),
        loader: files.loader().map(str::to_owned),
        chat_link,
    };
    let state = Arc::new(AppState {
        catalog: Catalog::new(Arc::clone(&storage), Arc::clone(&environment.clock)),
        config,
        public_url,
        storage: storage,
        clock: environment.clock,
        rng: environment.rng,
        chat: way.client,
        app_secret: way.app_secret,
        verify_token: way.verify_token,
        emulator: way.emulator,
        wa_id: way.wa_id,
        phone_number_id: way.phone_number_id,
        notifiers: workers::Notifiers::default(),
        site,
        assets: files,
        idempotency_locks: crate::ordering::IdempotencyLocks::default(),
        metrics: crate::metrics::Metrics::default(),
        readiness: readiness::Readiness::default(),
        page_cache: crate::pages::page_cache::PageCache::default(),
        preview_cache: crate::pages::preview::PreviewCache::default(),
    });
    let (signal, operations_signal) = (StopSignal::new(), StopSignal::new());
    let mut running = RunningApp {
        server: JoinSet::new(),
        operations: JoinSet::new(),
        workers: workers::start(&state, &signal),
        state: state,
        address,
        operations_address,
        signal,
        operations_signal,
    };
    running.serve(listener, operations_listener);
    running.subscribe_webhook().await;
    Ok(running)
}

impl RunningApp {
    fn serve(&mut self, listener: TcpListener, operations_listener: TcpListener) {
        let (mut stop, routes) = (self.signal.stop(), router::router(&self.state));
        self.server.spawn(async move {
            axum::serve(listener, routes).with_graceful_shutdown(async move { stop.wait().await }).await
        });
        let (mut stop, routes) =
            (self.operations_signal.stop(), router::operations_router(Arc::clone(&self.state)));
        self.operations.spawn(async move {
            let served = axum::serve(operations_listener, routes);
            served.with_graceful_shutdown(async move { stop.wait().await }).await
        });
    }

    /// Serves until `shutdown`, and closes.
    ///
    /// # Errors
    /// [`StartError::Stopped`] when it stopped by itself; it is closed all the same.
    pub async fn run_until(mut self, shutdown: impl Future<Output = ()> + Send) -> Result<(), StartError> {
        let stopped = tokio::select! {
            () = shutdown => None,
            ended = self.server.join_next() => Some(format!("{ended:?}")),
            ended = self.workers.join_next() => Some(match ended {
                Some(Ok(Err(failed))) => failed.to_string(),
                ended => format!("a worker: {ended:?}"),
            }),
        };
        self.stop().await;
        stopped.map_or(Ok(()), |why| Err(StartError::Stopped(why)))
    }

    /// In a sandbox, Meta's side checks our webhook's address as it does when it is set.
    async fn subscribe_webhook(&self) {
        if let Some(emulator) = &self.state.emulator
            && let Err(error) = emulator.subscribe(&self.state.verify_token).await
        {
            tracing::warn!(%error, "the sandbox's WhatsApp does not reach the webhook");
        }
    }

    /// Closes: takes nobody new, lets what runs finish for ten seconds, and closes the storage.
    pub async fn stop(mut self) {
        self.state.readiness.start_draining();
        self.signal.now();
        // Its phones wait up to twenty seconds for news; nobody is left to bring any.
        if let Some(emulator) = &self.state.emulator {
            emulator.stop();
        }
        let finished = async {
            while self.server.join_next().await.is_some() {}
            while self.workers.join_next().await.is_some() {}
        };
        if tokio::time::timeout(SHUTDOWN_TIMEOUT, finished).await.is_err() {
            tracing::warn!("closing took too long; what still ran was cut off");
        }
        self.server.abort_all();
        self.workers.abort_all();
        self.operations_signal.now();
        self.operations.abort_all();
        if let Err(error) = self.state.storage.close().await {
            tracing::error!(%error, "the storage did not close well");
        }
    }
}

/// The way to the chat, real or sandbox: the same client either way.
struct WhatsAppSetup {
    client: Client,
    app_secret: AppSecret,
    verify_token: VerifyToken,
    /// The number people write to, digits only.
    wa_id: String,
    phone_number_id: String,
    emulator: Option<Arc<Emulator>>,
}

impl WhatsAppSetup {
    fn live(whatsapp: &WhatsAppConfig) -> Result<Self, StartError> {
        let token = AccessToken::new(whatsapp.access_token.expose());
        let client = Client::new(client::Config {
            base_url: whatsapp.graph_url.clone(),
            version: whatsapp.api_version.clone(),
            ..client::Config::new(&whatsapp.phone_number_id, token)
        })?;
        Ok(Self {
            client,
            app_secret: AppSecret::new(whatsapp.app_secret.expose()),
            verify_token: VerifyToken::new(whatsapp.verify_token.expose()),
            wa_id: whatsapp.display_number.digits().to_owned(),
            phone_number_id: whatsapp.phone_number_id.clone(),
            emulator: None,
        })
    }

    /// Meta's side on a port of its own, with secrets that live as long as the sandbox.
    async fn emulated(address: SocketAddr, environment: &Environment) -> Result<Self, StartError> {
        let secret = || format!("{:032x}", environment.rng.next_u128());
        let (token, app_secret) = (AccessToken::new(secret()), AppSecret::new(secret()));
        #[expect(clippy::cast_possible_truncation, reason = "a seed takes what fits")]
        let seed = environment.rng.next_u128() as u64;
        let webhook = format!("http://{address}/webhooks/whatsapp");
        let config = emulator::Config {
            status_delays: environment.emulator_delays,
            ..emulator::Config::new(webhook, app_secret.clone(), token.clone(), seed)
        };
        let (number_id, wa_id) = (config.phone_number_id.clone(), config.display_phone_number.clone());
        let clock = Arc::clone(&environment.clock);
        let listener = take_or_bind(None, SocketAddr::from(([127, 0, 0, 1], 0))).await?;
        let emulator = Emulator::start(config, listener, Arc::new(move || clock.now().as_second()))?;
        let base_url = emulator.base_url().to_owned();
        let client = Client::new(client::Config { base_url, ..client::Config::new(&number_id, token) })?;
        let verify_token = VerifyToken::new(secret());
        let emulator = Some(Arc::new(emulator));
        Ok(Self { client, app_secret, verify_token, wa_id, phone_number_id: number_id, emulator })
    }
}

/// Opens a storage, on a thread that may wait for the disk.
///
/// # Errors
/// When its file, key or mode do not fit.
pub async fn open_storage(config: &StorageConfig) -> Result<Arc<dyn Storage>, StartError> {
    let StorageConfig { path, mode, key } = config.clone();
    let shown = path.display().to_string();
    let opened = tokio::task::spawn_blocking(move || {
        let key = match key {
            Some(key) => StorageKey::from_hex(key.expose().trim())?,
            None => StorageKey::load_or_create_beside(&path)?,
        };
        SqliteStorage::open(&path, mode, key)
    });
    match opened.await {
        Ok(Ok(storage)) => Ok(Arc::new(storage)),
        Ok(Err(error)) => Err(StartError::Storage { path: shown, error }),
        Err(error) => Err(StartError::Stopped(error.to_string())),
    }
}

async fn take_or_bind(given: Option<TcpListener>, address: SocketAddr) -> Result<TcpListener, StartError> {
    match given {
        Some(listener) => Ok(listener),
        None => TcpListener::bind(address)
            .await
            .map_err(|error| StartError::Listen { address: address.to_string(), error }),
    }
}

fn local_addr(listener: &TcpListener) -> Result<SocketAddr, StartError> {
    let unknown = |error| StartError::Listen { address: "a socket".to_owned(), error };
    listener.local_addr().map_err(unknown)
}
