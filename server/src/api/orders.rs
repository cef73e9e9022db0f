//! `/api/v1/orders`: placing an order, seeing it, moving it on.

use std::sync::Arc;

use app::api::{NewOrder, OrderActionBody, OrderView, Paged};
use axum::Json;
use axum::extract::{Path, Query, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use commerce::{Action, Actor, Order, OrderId, PaymentMethod, RejectReason};
use serde::Deserialize;

use super::extract::{self, JsonBody};
use super::views;
use crate::AppState;
use crate::ordering::{self, ActionError, Checkout, Placed, belongs_to};
use crate::problem::{AppError, AppResult, ErrorKind};
use crate::sessions::{CounterSession, Visitor};

/// A client's key against ordering twice; kept for 7 days.
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// `POST /api/v1/orders`: makes an order of the visitor's cart. The same key and body get the same
/// answer, 201 each time; another body 422; the same key at the same moment 409; another key for a
/// cart that was ordered 409, with the order's address.
pub async fn place(
    State(state): State<Arc<AppState>>,
    visitor: Visitor,
    headers: HeaderMap,
    JsonBody(new): JsonBody<NewOrder>,
) -> AppResult<Response> {
    let language = extract::response_language(None, &visitor, &headers, &state);
    let slot = new
        .slot
        .parse()
        .map_err(|_| AppError::invalid_field("slot", "RFC 3339, such as 2026-11-20T06:30:00Z"))?;
    let key = match headers.get(IDEMPOTENCY_KEY) {
        Some(key) => Some(
            key.to_str()
                .map_err(|_| AppError::invalid_field(IDEMPOTENCY_KEY, "visible ASCII characters"))?
                .to_owned(),
        ),
        None => return Err(AppError::invalid_field(IDEMPOTENCY_KEY, "send a fresh key with each new order")),
    };
    let checkout =
        Checkout { cart: new.cart, name: new.name, slot, expected_total: new.expected_total, language, key };
    let placed = ordering::place(&state, &visitor, checkout).await?;
    let repeated = matches!(placed, Placed::Existing(_));
    let order = placed.into_order();
    if repeated {
        tracing::debug!(order = %order.number, "an order was asked for again");
    }
    let location = [("Location", format!("/api/v1/orders/{}", order.id))];
    Ok((StatusCode::CREATED, location, Json(views::order_view(&order, Actor::Customer, language)))
        .into_response())
}

/// Which part of a customer's orders.
#[derive(Deserialize)]
pub struct OrdersQuery {
    after: Option<String>,
    limit: Option<String>,
}

/// `GET /api/v1/orders`: the customer's orders, newest first.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(part): Query<OrdersQuery>,
    visitor: Visitor,
    headers: HeaderMap,
) -> AppResult<Json<Paged<OrderView>>> {
    let customer = visitor.customer_id().ok_or(ErrorKind::Unauthenticated)?;
    let limit = extract::parse_limit(part.limit.as_deref())?;
    let language = extract::response_language(None, &visitor, &headers, &state);
    let unknown = || AppError::invalid_field("after", "the `next` of the page before");
    let after: Option<OrderId> = part.after.map(|after| after.parse().map_err(|_| unknown())).transpose()?;
    let one_more = u32::try_from(limit + 1).unwrap_or(u32::MAX);
    let mut orders = state.storage.orders_of(customer, after, one_more).await?;
    let more = orders.len() > limit;
    orders.truncate(limit);
    let next = orders.last().filter(|_| more).map(|order| order.id.to_string());
    let items = orders.iter().map(|order| views::order_view(order, Actor::Customer, language)).collect();
    Ok(Json(Paged { items, next }))
}

/// Who asks about an order: its customer, or the store that packs it.
struct OrderAccess {
    order: Box<Order>,
    actor: Actor,
    visitor: Visitor,
}

/// Finds an order for whom it concerns; to everybody else there is no such order.
async fn authorize(
    state: &Arc<AppState>,
    id: &str,
    visitor: Visitor,
    parts: &Parts,
) -> AppResult<OrderAccess> {
    let id: OrderId = id.parse().map_err(|_| ErrorKind::OrderNotFound)?;
    let order = state.storage.order(id).await?.ok_or(ErrorKind::OrderNotFound)?;
    if let Some(customer) = visitor.customer_id()
        && belongs_to(state, &order, customer).await?
    {
        return Ok(OrderAccess { order: Box::new(order), actor: Actor::Customer, visitor });
    }
    match CounterSession::find(parts, state).await? {
        Some(keeper) if keeper.store == order.store => {
            Ok(OrderAccess { order: Box::new(order), actor: Actor::Store, visitor })
        }
        _ => Err(ErrorKind::OrderNotFound.into()),
    }
}

/// `GET /api/v1/orders/{order}`.
pub async fn get(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    visitor: Visitor,
    request: Request,
) -> AppResult<Json<OrderView>> {
    let (parts, _) = request.into_parts();
    let asker = authorize(&state, &id, visitor, &parts).await?;
    let language = extract::response_language(None, &asker.visitor, &parts.headers, &state);
    Ok(Json(views::order_view(&asker.order, asker.actor, language)))
}

/// `POST /api/v1/orders/{order}/{action}`: the customer cancels; the store accepts, rejects,
/// readies, collects. Doing again what is done already answers the order as it is.
pub async fn apply_action(
    State(state): State<Arc<AppState>>,
    Path((id, name)): Path<(String, String)>,
    visitor: Visitor,
    request: Request,
) -> AppResult<Json<OrderView>> {
    let (parts, body) = request.into_parts();
    let asker = authorize(&state, &id, visitor, &parts).await?;
    let language = extract::response_language(None, &asker.visitor, &parts.headers, &state);
    let body = Request::from_parts(parts, body);
    let JsonBody(details) =
        <JsonBody<OrderActionBody> as axum::extract::FromRequest<_>>::from_request(body, &state).await?;
    let action = parse_action(&name, &details)?;
    let done = match (asker.actor, asker.visitor.customer_id()) {
        (Actor::Customer, Some(customer)) => {
            ordering::apply_as_customer(&state, customer, asker.order.id, action).await
        }
        _ => {
            let payment = payment_method(&details);
            ordering::apply_as_store(&state, &asker.order.store, asker.order.id, action, payment).await
        }
    };
    let order = match done {
        Err(ActionError::Rejected(order, commerce::TransitionError::AlreadyDone)) => order,
        other => other?,
    };
    Ok(Json(views::order_view(&order, asker.actor, language)))
}

fn payment_method(details: &OrderActionBody) -> Option<PaymentMethod> {
    details.paid_by.as_deref().and_then(PaymentMethod::from_code)
}

fn parse_action(name: &str, details: &OrderActionBody) -> AppResult<Action> {
    Ok(match name {
        "accept" => Action::Accept,
        "ready" => Action::Ready,
        "cancel" => Action::Cancel,
        "reject" => {
            let reason = details.reason.as_deref().and_then(RejectReason::from_code);
            let known =
                || AppError::invalid_field("reason", RejectReason::ALL.map(RejectReason::code).join(", "));
            Action::Reject { reason: reason.ok_or_else(known)? }
        }
        "collect" => {
            let known =
                || AppError::invalid_field("paid_by", PaymentMethod::ALL.map(PaymentMethod::code).join(", "));
            payment_method(details).ok_or_else(known)?;
            Action::Collect
        }
        _ => return Err(ErrorKind::NotFound.into()),
    })
}
