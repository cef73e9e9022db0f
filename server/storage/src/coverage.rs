//! Records of customers outside the served area who want to be notified of a store near them.

use async_trait::async_trait;
use commerce::{CoverageRequestId, CustomerId, NewMessage, Place};
use jiff::Timestamp;

use crate::Result;
use crate::sessions::NewLink;

/// Places that one customer may be notified of.
pub const MAX_COVERAGE_REQUESTS: u32 = 5;

/// Requests to be notified, until they are.
#[async_trait]
pub trait CoverageStorage: Send + Sync + 'static {
    /// Stores a request, once for a customer and [`commerce::Position::area`]; the position is rounded. False when
    /// the customer has [`MAX_COVERAGE_REQUESTS`] of other areas.
    async fn request_coverage(&self, request: CoverageRequest) -> Result<bool>;
    /// Requests by id; those behind `after`.
    async fn coverage_requests(
        &self,
        after: Option<CoverageRequestId>,
        limit: u32,
    ) -> Result<Vec<CoverageRequest>>;
    /// The requests of a customer.
    async fn coverage_requests_of(&self, customer: CustomerId) -> Result<Vec<CoverageRequest>>;
    /// Sends a notice and deletes its request, while the customer's chat is open
    /// ([`commerce::notice::is_chat_open`]). False when it is closed, and when the request is gone.
    async fn notify_coverage(&self, notice: CoverageNotice, at: Timestamp) -> Result<bool>;
}

/// A request to be notified.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageRequest {
    /// Its id, with the home of the customer.
    pub id: CoverageRequestId,
    /// Who is to be notified.
    pub customer: CustomerId,
    /// Where a store is missing.
    pub place: Place,
    /// When it was made.
    pub requested_at: Timestamp,
}

/// The message that answers a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageNotice {
    /// The request.
    pub request: CoverageRequestId,
    /// The link that the message carries.
    pub link: NewLink,
    /// The message.
    pub message: NewMessage,
}
