//! What the emulator stores.

use std::collections::{BTreeMap, HashMap, VecDeque};

use axum::body::Bytes;
use tokio::sync::mpsc::UnboundedSender;

use super::{
    api_error::ApiErrorResponse,
    ids::IdSource,
    thread::Thread,
    webhook_record::{QueuedWebhook, WebhookRecord},
};
use crate::identity::{MediaId, Phone};

/// How many files are stored; Meta stores them for 30 days.
const MAX_MEDIA: usize = 2000;

/// An uploaded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMedia {
    /// Its media type.
    pub mime_type: String,
    /// The name it was uploaded under.
    pub filename: String,
    /// Its bytes.
    pub bytes: Bytes,
    /// When it was uploaded, in unix seconds.
    pub uploaded_at: i64,
}

/// Files by id; the oldest are evicted.
#[derive(Debug, Default)]
pub(super) struct MediaStore {
    files: HashMap<MediaId, StoredMedia>,
    order: VecDeque<MediaId>,
}

impl MediaStore {
    pub(super) fn insert(&mut self, id: MediaId, file: StoredMedia) {
        self.order.push_back(id.clone());
        self.files.insert(id, file);
        if self.order.len() > MAX_MEDIA
            && let Some(oldest) = self.order.pop_front()
        {
            self.files.remove(&oldest);
        }
    }

    pub(super) fn get(&self, id: &MediaId) -> Option<&StoredMedia> {
        self.files.get(id)
    }
}

/// All mutable state, behind one lock.
pub(super) struct EmulatorState {
    pub(super) ids: IdSource,
    pub(super) threads: BTreeMap<Phone, Thread>,
    pub(super) media: MediaStore,
    /// Errors requested by a test, first in, first out.
    pub(super) scripted_errors: VecDeque<ApiErrorResponse>,
    /// Failures after the response, requested by a test.
    pub(super) scripted_failures: VecDeque<i64>,
    /// Recent webhooks, oldest first.
    pub(super) webhooks: VecDeque<WebhookRecord>,
    pub(super) webhooks_created: u64,
    /// One queue for each phone, and one without a phone.
    pub(super) queues: HashMap<Option<Phone>, UnboundedSender<QueuedWebhook>>,
    /// Webhooks not yet answered with 200, and rows of statuses not yet over.
    pub(super) pending: usize,
}

impl EmulatorState {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            ids: IdSource::new(seed),
            threads: BTreeMap::new(),
            media: MediaStore::default(),
            scripted_errors: VecDeque::new(),
            scripted_failures: VecDeque::new(),
            webhooks: VecDeque::new(),
            webhooks_created: 0,
            queues: HashMap::new(),
            pending: 0,
        }
    }

    /// The phone's thread, created if there is none.
    pub(super) fn thread(&mut self, phone: &Phone) -> &mut Thread {
        self.threads.entry(phone.clone()).or_insert_with(|| Thread::new(phone.clone()))
    }
}
