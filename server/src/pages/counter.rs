//! `GET /counter` and `GET /counter/shelf`: the storekeeper's pages.

use std::sync::Arc;

use app::document::Document;
use app::pages::{CounterError, CounterOrder, CounterPage, NotificationState};
use app::pages::{CounterShelfPage, ListingRow, RequestedProduct};
use axum::extract::{Query, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use commerce::{Language, OrderId};
use jiff::civil::Time;
use serde::Deserialize;
use storage::MessageStatus;

use super::{load, response};
use crate::AppState;
use crate::catalog::SearchQuery;
use crate::ordering::product_requests;
use crate::problem::{AppResult, ErrorKind};
use crate::sessions::{CounterSession, Visitor};

/// The board reloads itself after so many seconds.
const REFRESH: HeaderName = HeaderName::from_static("refresh");
const REFRESH_SECONDS: HeaderValue = HeaderValue::from_static("30");
/// Products on the counter's catalog page.
const MAX_SHELF_ROWS: usize = 40;

pub async fn show_board(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    counter: CounterSession,
) -> AppResult<Response> {
    let mut response =
        response::private_page(board_document(&state, &counter, visitor.language(), None).await?);
    response.headers_mut().insert(REFRESH, REFRESH_SECONDS);
    Ok(response)
}

/// The board, with the error of the action that was just tried.
pub async fn board_document(
    state: &AppState,
    counter: &CounterSession,
    language: Language,
    error: Option<CounterError>,
) -> AppResult<Document> {
    let store = state.catalog.store(&counter.store).await?.ok_or(ErrorKind::StoreNotFound)?;
    let now = state.clock.now();
    let midnight = store.date_at(now).to_datetime(Time::midnight());
    let since = store.time_zone().to_timestamp(midnight).unwrap_or(now);
    let board = state.storage.board(&counter.store, since).await?;
    let ids: Vec<OrderId> = board.open.iter().map(|order| order.id).collect();
    let statuses = state.storage.notification_statuses(&ids).await?;
    let orders = board
        .open
        .into_iter()
        .zip(statuses)
        .map(|(order, status)| CounterOrder { order, notification: status.map(notification_state) });
    let groups = product_requests::waiting_requests(state, &store).await?;
    let requested = groups.iter().filter_map(|group| {
        let first = group.requests.first()?;
        Some(RequestedProduct {
            request: first.id,
            words: first.words.as_str().to_owned(),
            customers: group.requests.len(),
        })
    });
    let page = CounterPage {
        rated_low: board.rated_low,
        requested: requested.collect(),
        language,
        form_token: counter.form_token(),
        store,
        now,
        orders: orders.collect(),
        placed_today: board.placed_today,
        takings_today: board.takings_today,
        error,
    };
    Ok(page.document(&state.assets.site))
}

const fn notification_state(status: MessageStatus) -> NotificationState {
    match status {
        MessageStatus::Waiting => NotificationState::Waiting,
        MessageStatus::Sent => NotificationState::Sent,
        MessageStatus::Delivered => NotificationState::Delivered,
        MessageStatus::Read => NotificationState::Read,
        MessageStatus::Failed => NotificationState::Failed,
    }
}

/// Words to find a product by.
#[derive(Deserialize)]
pub struct ShelfQuery {
    #[serde(default)]
    q: String,
}

/// Lists what the store sells, to mark a product as out of stock.
pub async fn show_shelf(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    counter: CounterSession,
    Query(query): Query<ShelfQuery>,
) -> AppResult<Response> {
    let store = state.catalog.store(&counter.store).await?.ok_or(ErrorKind::StoreNotFound)?;
    let catalog = load::store_catalog(&state, &counter.store).await?;
    let query = query.q.trim().to_owned();
    let items = if query.is_empty() {
        catalog.items().iter().take(MAX_SHELF_ROWS).collect()
    } else {
        catalog.search(&SearchQuery::parse(&query), None, None, MAX_SHELF_ROWS).page.items
    };
    let rows = items.into_iter().map(|item| ListingRow {
        product: item.product().id.clone(),
        name: item.product().names.get(visitor.language()).to_owned(),
        pack: item.product().pack,
        picture: item.product().picture.clone(),
        price: item.listing.price,
        on_hand: item.listing.on_hand,
        held: item.listing.held,
        offered: item.listing.is_available,
    });
    let page = CounterShelfPage {
        language: visitor.language(),
        form_token: counter.form_token(),
        store,
        query,
        rows: rows.collect(),
    };
    Ok(response::private_page(page.document(&state.assets.site)))
}
