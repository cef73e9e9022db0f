//! `GET /counter` and `GET /counter/shelf`: the storekeeper's pages.

use std::sync::Arc;

use app::document::Document;
use app::pages::CounterSignInPage;
use app::pages::{CounterNews, CounterOrder, CounterPage, Told, ToldState};
use app::pages::{CounterShelfPage, ShelfRow};
use axum::extract::{Query, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use commerce::{Language, OrderId};
use jiff::civil::Time;
use ledger::MessageStatus;
use serde::Deserialize;
use words::chat;

use super::{answer, gather};
use crate::Shop;
use crate::catalog::Words;
use crate::problem::{Kind, Result};
use crate::sessions::{CounterKeeper, Visitor};

/// The board loads itself again; in seconds.
const REFRESH: HeaderName = HeaderName::from_static("refresh");
const EVERY: HeaderValue = HeaderValue::from_static("30");
/// Products on the counter's shelf page.
const SHELF_ROWS: usize = 40;

/// The board, or how to come to it.
pub async fn counter(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    keeper: Result<CounterKeeper>,
) -> Result<Response> {
    let keeper = match keeper {
        Ok(keeper) => keeper,
        Err(problem) if problem.kind == Kind::CounterClosed => {
            return Ok(answer::personal(sign_in(&shop, visitor.language)));
        }
        Err(problem) => return Err(problem),
    };
    let mut response = answer::personal(board(&shop, &keeper, visitor.language, None).await?);
    response.headers_mut().insert(REFRESH, EVERY);
    Ok(response)
}

/// What a browser that is no counter is told: the word for the store's chat.
#[must_use]
pub fn sign_in(shop: &Shop, language: Language) -> Document {
    let chat_link = shop.chat_link(&chat::ask_counter(language));
    CounterSignInPage { language, chat_link }.document(&shop.site)
}

/// The board with news of what was just tried.
pub async fn board(
    shop: &Shop,
    keeper: &CounterKeeper,
    language: Language,
    news: Option<CounterNews>,
) -> Result<Document> {
    let store = shop.catalog.store(&keeper.store).await?.ok_or(Kind::NoSuchStore)?;
    let now = shop.clock.now();
    let midnight = store.date_at(now).to_datetime(Time::midnight());
    let since = store.zone().to_timestamp(midnight).unwrap_or(now);
    let board = shop.ledger.board(&keeper.store, since).await?;
    let ids: Vec<OrderId> = board.open.iter().map(|order| order.id).collect();
    let heard = shop.ledger.told_of(&ids).await?;
    let orders = board.open.into_iter().zip(heard).map(|(order, heard)| {
        let told = heard.map(|status| Told { state: told(status), at: None });
        CounterOrder { order, told }
    });
    let page = CounterPage {
        language,
        form_token: keeper.form_token(),
        store,
        now,
        orders: orders.collect(),
        placed_today: board.placed_today,
        takings_today: board.takings_today,
        news,
    };
    Ok(page.document(&shop.site))
}

const fn told(status: MessageStatus) -> ToldState {
    match status {
        MessageStatus::Waiting => ToldState::Waiting,
        MessageStatus::Sent => ToldState::Sent,
        MessageStatus::Delivered => ToldState::Delivered,
        MessageStatus::Read => ToldState::Read,
        MessageStatus::Failed => ToldState::Failed,
    }
}

/// Words to find a product by.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// What the store has on its shelf, to mark a product gone.
pub async fn shelf(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    keeper: CounterKeeper,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let store = shop.catalog.store(&keeper.store).await?.ok_or(Kind::NoSuchStore)?;
    let shelf = gather::shelf(&shop, &keeper.store).await?;
    let query = asked.q.trim().to_owned();
    let items = if query.is_empty() {
        shelf.in_category(None, None, SHELF_ROWS).items
    } else {
        shelf.search(&Words::of(&query), None, None, SHELF_ROWS).items
    };
    let rows = items.into_iter().map(|item| ShelfRow {
        product: item.product().id.clone(),
        name: item.product().names.in_language(visitor.language).to_owned(),
        pack: item.product().pack,
        picture: item.product().picture.clone(),
        price: item.listing.price,
        on_hand: item.listing.on_hand,
        held: item.listing.held,
        offered: item.listing.offered,
    });
    let page = CounterShelfPage {
        language: visitor.language,
        form_token: keeper.form_token(),
        store,
        query,
        rows: rows.collect(),
    };
    Ok(answer::personal(page.document(&shop.site)))
}
