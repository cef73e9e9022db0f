//! Customers outside the served area: their requests to be notified of a store, and the notices.

use std::sync::Arc;

use commerce::notice::NewMessage;
use commerce::{CoverageRequestId, CustomerId, Language, OutboxItem, Party, Place, Position, Store};
use storage::{CoverageNotice, CoverageRequest, LinkPurpose};

use crate::AppState;
use crate::catalog::CatalogSnapshot;
use crate::conversation::customer_replies::{NearestStore, store_opened};
use crate::sessions::links::create_link;

/// Stores a request. False when the customer has made too many.
///
/// # Errors
/// When storage fails.
pub(crate) async fn request_coverage(
    state: &AppState,
    customer: CustomerId,
    place: Place,
) -> storage::Result<bool> {
    let id = CoverageRequestId::new(customer.home(), state.rng.next_u128());
    let request = CoverageRequest { id, customer, place, requested_at: state.clock.now() };
    state.storage.request_coverage(request).await
}

/// Whether a customer is to be notified of a store near a position.
///
/// # Errors
/// When storage fails.
pub(crate) async fn is_requested(
    state: &AppState,
    customer: CustomerId,
    position: Position,
) -> storage::Result<bool> {
    let requests = state.storage.coverage_requests_of(customer).await?;
    Ok(requests.iter().any(|request| request.place.position.area() == position.area()))
}

/// The notice that answers a request; `None` as long as no store is near enough.
#[must_use]
pub(crate) fn notice(
    state: &AppState,
    network: &CatalogSnapshot,
    request: &CoverageRequest,
    language: Language,
) -> Option<CoverageNotice> {
    let (store, metres) = nearest_store(state, network, request.place.position)?;
    let recipient = Party::Customer(request.customer);
    let purpose = LinkPurpose::Shop { customer: request.customer, cart: None };
    let (url, link) = create_link(state, purpose, language, state.clock.now());
    let nearest = NearestStore { name: &store.name, metres };
    let message = store_opened(language, &request.place.label, nearest, url);
    let id = state.rng.message_id(&recipient);
    let message = NewMessage { id, recipient, item: OutboxItem::Message { message } };
    Some(CoverageNotice { request: request.id, link, message })
}

fn nearest_store(
    state: &AppState,
    network: &CatalogSnapshot,
    position: Position,
) -> Option<(Arc<Store>, u32)> {
    let nearest = network.stores_near(position, None, 1).into_iter().next();
    nearest.filter(|(_, metres)| *metres <= state.config.service_radius_m)
}
