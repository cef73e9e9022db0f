//! Records of what customers looked for at a store and did not find.

use async_trait::async_trait;
use commerce::{CustomerId, NewMessage, ProductRequestId, RequestAnswer, RequestedWords, StoreCode};
use jiff::Timestamp;

use crate::Result;

/// Requests for products, until their store has answered and for a while after.
#[async_trait]
pub trait ProductRequestStorage: Send + Sync + 'static {
    /// Stores a request, once for a customer, store and [`RequestedWords::key`], within the limits of
    /// [`commerce::product_request`]. The first request for these words that waits for the store's answer is
    /// sent to the store while its chat is open ([`commerce::notice::is_chat_open`]).
    async fn request_product(&self, request: NewProductRequest) -> Result<ProductRequestOutcome>;
    /// Requests that wait for a store's answer, oldest first.
    async fn waiting_product_requests(&self, store: &StoreCode, limit: u32) -> Result<Vec<ProductRequest>>;
    /// The request of a customer, or of one merged into this one, for these words at a store.
    async fn find_product_request(
        &self,
        customer: CustomerId,
        store: &StoreCode,
        words: &RequestedWords,
    ) -> Result<Option<ProductRequest>>;
    /// Stores a store's answer to requests of its own that wait for one, and sends each its message while the
    /// chat of its customer is open. Returns how many were answered.
    async fn answer_product_requests(
        &self,
        store: &StoreCode,
        answer: RequestAnswer,
        replies: Vec<(ProductRequestId, NewMessage)>,
        at: Timestamp,
    ) -> Result<usize>;
}

/// A request to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewProductRequest {
    /// Its id, with the home of the store.
    pub id: ProductRequestId,
    /// The store.
    pub store: StoreCode,
    /// Who looked for it.
    pub customer: CustomerId,
    /// What they looked for.
    pub words: RequestedWords,
    /// The message to the store.
    pub message: NewMessage,
    /// Now.
    pub at: Timestamp,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProductRequestOutcome {
    /// Stored; the store reads it.
    Stored,
    /// The customer made it before.
    Known,
    /// The customer made as many today as one may, or the store has as many to answer.
    LimitReached,
}

/// A stored request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductRequest {
    /// Its id, with the home of the store.
    pub id: ProductRequestId,
    /// Who looked for it.
    pub customer: CustomerId,
    /// What they looked for, as they typed it.
    pub words: RequestedWords,
    /// When the customer made it.
    pub requested_at: Timestamp,
    /// What the store answered, once it has.
    pub answer: Option<RequestAnswer>,
}
