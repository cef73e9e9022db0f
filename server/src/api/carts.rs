//! `/api/v1/carts`: the visitor's cart and its lines. A cart is its visitor's alone.

use std::sync::Arc;

use app::api::{CartView, LineChangeRequest, NewCart, NewLine};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use commerce::cart::MOST_LINES;
use commerce::{CartId, Language, ProductId};

use super::asked::{self, Body};
use super::views;
use crate::Shop;
use crate::ordering;
use crate::ordering::cart::{self, Choice, NotChosen, Started};
use crate::problem::{Kind, Problem, Result};
use crate::sessions::Visitor;

/// `GET /api/v1/carts/current`: the visitor's cart; an empty view when there is none.
pub async fn current(State(shop): State<Arc<Shop>>, visitor: Visitor) -> Result<Json<CartView>> {
    let current = cart::current(&shop, &visitor).await?;
    Ok(Json(current.map_or_else(views::no_cart, |(cart, priced)| views::cart(&cart, &priced))))
}

/// `GET /api/v1/carts/{cart}`.
pub async fn one(
    State(shop): State<Arc<Shop>>,
    Path(id): Path<String>,
    visitor: Visitor,
) -> Result<Json<CartView>> {
    let id: CartId = id.parse().map_err(|_| Kind::NoSuchCart)?;
    match cart::current(&shop, &visitor).await? {
        Some((cart, priced)) if cart.id == id => Ok(Json(views::cart(&cart, &priced))),
        _ => Err(Kind::NoSuchCart.into()),
    }
}

/// `POST /api/v1/carts`: starts a cart at a store (201), or answers the visitor's own at that store (200);
/// with a line, sets that too. While something is in a cart at another store: 409.
pub async fn start(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    headers: HeaderMap,
    Body(new): Body<NewCart>,
) -> Result<Response> {
    let started = match new.line {
        None => cart::start(&shop, &visitor, &new.store).await?,
        Some(NewLine { product, quantity, seen_price }) => {
            let choice = Choice { store: new.store, product, quantity, seen_price };
            let language = asked::language(None, &visitor, &headers, &shop);
            let chosen =
                cart::choose(&shop, &visitor, choice, false).await.map_err(|why| said(why, language))?;
            let there = visitor.cart() == Some(chosen.cart.id);
            if there { Started::There(chosen.cart) } else { Started::New(chosen) }
        }
    };
    let (status, cart, cookie) = match started {
        Started::New(chosen) => (StatusCode::CREATED, chosen.cart, chosen.cookie),
        Started::There(cart) => (StatusCode::OK, cart, None),
    };
    let priced = cart::priced(&shop, &cart).await?;
    let location = [("Location", format!("/api/v1/carts/{}", cart.id))];
    Ok((status, cookie, location, Json(views::cart(&cart, &priced))).into_response())
}

/// `PUT /api/v1/carts/{cart}/lines/{product}`: sets the units of a product.
pub async fn set_line(
    State(shop): State<Arc<Shop>>,
    Path((cart, product)): Path<(String, String)>,
    visitor: Visitor,
    headers: HeaderMap,
    Body(change): Body<LineChangeRequest>,
) -> Result<Json<CartView>> {
    let language = asked::language(None, &visitor, &headers, &shop);
    let cart: CartId = cart.parse().map_err(|_| Kind::NoSuchCart)?;
    let own = visitor.cart() == Some(cart);
    let store = match shop.ledger.cart(cart).await? {
        Some(found) if own => found.store,
        _ => return Err(ordered_or_unknown(&shop, &visitor, cart).await?),
    };
    let product: ProductId = product.parse().map_err(|_| Kind::NoSuchProduct(store.clone()))?;
    let choice = Choice { store, product, quantity: change.quantity, seen_price: change.seen_price };
    let cart = cart::change(&shop, &visitor, cart, choice).await.map_err(|why| said(why, language))?;
    let priced = cart::priced(&shop, &cart).await?;
    Ok(Json(views::cart(&cart, &priced)))
}

/// Why a line was not set. Two of the reasons are shown to the customer as they are.
fn said(why: NotChosen, language: Language) -> Problem {
    match why {
        NotChosen::NotToBeHad => {
            Problem::from(Kind::NotToBeHad).with_detail(words::pages::shop::out_of_stock(language))
        }
        NotChosen::Full => {
            Problem::from(Kind::CartFull).with_detail(words::pages::cart::full(language, MOST_LINES))
        }
        other => other.into(),
    }
}

/// A cart that is gone has become an order of the visitor's, or was never there.
async fn ordered_or_unknown(shop: &Shop, visitor: &Visitor, cart: CartId) -> Result<Problem> {
    let Some(customer) = visitor.customer_id() else { return Ok(Kind::NoSuchCart.into()) };
    let order = ordering::order_from(shop, customer, cart).await?;
    Ok(order.map_or_else(|| Kind::NoSuchCart.into(), |order| Problem::already_ordered(order.id)))
}
