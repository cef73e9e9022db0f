//! `/api/v1/orders`: placing an order, seeing it, moving it on.

use std::sync::Arc;

use app::api::{ActionRequest, NewOrder, OrderView, Paged};
use axum::Json;
use axum::extract::{Path, Query, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use commerce::{Action, Actor, Order, OrderId, PaidBy, RejectReason};
use serde::Deserialize;

use super::asked::{self, Body};
use super::views;
use crate::Shop;
use crate::ordering::{self, Checkout, NotDone, Placed, is_of};
use crate::problem::{Kind, Problem, Result};
use crate::sessions::{CounterKeeper, Visitor};

/// A client's key against ordering twice; kept for 7 days.
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// `POST /api/v1/orders`: makes an order of the visitor's cart. The same key and body get the same
/// answer, 201 each time; another body 422; the same key at the same moment 409; another key for a
/// cart that was ordered 409, with the order's address.
pub async fn place(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    headers: HeaderMap,
    Body(new): Body<NewOrder>,
) -> Result<Response> {
    let language = asked::language(None, &visitor, &headers, &shop);
    let slot =
        new.slot.parse().map_err(|_| Problem::bad_input("slot", "RFC 3339, such as 2026-11-20T06:30:00Z"))?;
    let key = match headers.get(IDEMPOTENCY_KEY) {
        Some(key) => Some(
            key.to_str()
                .map_err(|_| Problem::bad_input(IDEMPOTENCY_KEY, "visible ASCII characters"))?
                .to_owned(),
        ),
        None => return Err(Problem::bad_input(IDEMPOTENCY_KEY, "send a fresh key with each new order")),
    };
    let checkout =
        Checkout { cart: new.cart, name: new.name, slot, seen_total: new.seen_total, language, key };
    let placed = ordering::place(&shop, &visitor, checkout).await?;
    let repeated = matches!(placed, Placed::Again(_));
    let order = placed.order();
    if repeated {
        tracing::debug!(order = %order.number, "an order was asked for again");
    }
    let location = [("Location", format!("/api/v1/orders/{}", order.id))];
    Ok((StatusCode::CREATED, location, Json(views::order(&order, Actor::Customer, language))).into_response())
}

/// Which part of a customer's orders.
#[derive(Deserialize)]
pub struct Part {
    after: Option<String>,
    limit: Option<String>,
}

/// `GET /api/v1/orders`: the customer's orders, newest first.
pub async fn list(
    State(shop): State<Arc<Shop>>,
    Query(part): Query<Part>,
    visitor: Visitor,
    headers: HeaderMap,
) -> Result<Json<Paged<OrderView>>> {
    let customer = visitor.customer_id().ok_or(Kind::SignInNeeded)?;
    let limit = asked::limit(part.limit.as_deref())?;
    let language = asked::language(None, &visitor, &headers, &shop);
    let unknown = || Problem::bad_input("after", "the `next` of the page before");
    let after: Option<OrderId> = part.after.map(|after| after.parse().map_err(|_| unknown())).transpose()?;
    let one_more = u32::try_from(limit + 1).unwrap_or(u32::MAX);
    let mut orders = shop.ledger.orders_of(customer, after, one_more).await?;
    let more = orders.len() > limit;
    orders.truncate(limit);
    let next = orders.last().filter(|_| more).map(|order| order.id.to_string());
    let items = orders.iter().map(|order| views::order(order, Actor::Customer, language)).collect();
    Ok(Json(Paged { items, next }))
}

/// Who asks about an order: its customer, or the store that packs it.
struct Asker {
    order: Box<Order>,
    actor: Actor,
    visitor: Visitor,
}

/// Finds an order for whom it concerns; to everybody else there is no such order.
async fn find(shop: &Arc<Shop>, id: &str, visitor: Visitor, parts: &Parts) -> Result<Asker> {
    let id: OrderId = id.parse().map_err(|_| Kind::NoSuchOrder)?;
    let order = shop.ledger.order(id).await?.ok_or(Kind::NoSuchOrder)?;
    if let Some(customer) = visitor.customer_id()
        && is_of(shop, &order, customer).await?
    {
        return Ok(Asker { order: Box::new(order), actor: Actor::Customer, visitor });
    }
    match CounterKeeper::find(parts, shop).await? {
        Some(keeper) if keeper.store == order.store => {
            Ok(Asker { order: Box::new(order), actor: Actor::Store, visitor })
        }
        _ => Err(Kind::NoSuchOrder.into()),
    }
}

/// `GET /api/v1/orders/{order}`.
pub async fn one(
    State(shop): State<Arc<Shop>>,
    Path(id): Path<String>,
    visitor: Visitor,
    request: Request,
) -> Result<Json<OrderView>> {
    let (parts, _) = request.into_parts();
    let asker = find(&shop, &id, visitor, &parts).await?;
    let language = asked::language(None, &asker.visitor, &parts.headers, &shop);
    Ok(Json(views::order(&asker.order, asker.actor, language)))
}

/// `POST /api/v1/orders/{order}/{action}`: the customer cancels; the store accepts, rejects,
/// readies, collects. Doing again what is done already answers the order as it is.
pub async fn act(
    State(shop): State<Arc<Shop>>,
    Path((id, name)): Path<(String, String)>,
    visitor: Visitor,
    request: Request,
) -> Result<Json<OrderView>> {
    let (parts, body) = request.into_parts();
    let asker = find(&shop, &id, visitor, &parts).await?;
    let language = asked::language(None, &asker.visitor, &parts.headers, &shop);
    let body = Request::from_parts(parts, body);
    let Body(details) =
        <Body<ActionRequest> as axum::extract::FromRequest<_>>::from_request(body, &shop).await?;
    let action = action(&name, &details)?;
    let done = match (asker.actor, asker.visitor.customer_id()) {
        (Actor::Customer, Some(customer)) => {
            ordering::as_customer(&shop, customer, asker.order.id, action).await
        }
        _ => ordering::as_store(&shop, &asker.order.store, asker.order.id, action).await,
    };
    let order = match done {
        Err(NotDone::Refused(order, commerce::Refused::AlreadyDone)) => order,
        other => other?,
    };
    Ok(Json(views::order(&order, asker.actor, language)))
}

fn action(name: &str, details: &ActionRequest) -> Result<Action> {
    Ok(match name {
        "accept" => Action::Accept,
        "ready" => Action::Ready,
        "cancel" => Action::Cancel,
        "reject" => {
            let reason = details.reason.as_deref().and_then(RejectReason::from_code);
            let known = || Problem::bad_input("reason", RejectReason::ALL.map(RejectReason::code).join(", "));
            Action::Reject { reason: reason.ok_or_else(known)? }
        }
        "collect" => {
            let paid_by = details.paid_by.as_deref().and_then(PaidBy::from_code);
            let known = || Problem::bad_input("paid_by", PaidBy::ALL.map(PaidBy::code).join(", "));
            Action::Collect { paid_by: paid_by.ok_or_else(known)? }
        }
        _ => return Err(Kind::NoSuchPage.into()),
    })
}
