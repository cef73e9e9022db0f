//! `/api/v1/orders`: placing an order, seeing it, moving it on.

use std::sync::Arc;

use app::api::{NewOrder, OrderActionBody, OrderView, Paged};
use axum::Json;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use commerce::{Action, Actor, Order, OrderId, PaymentMethod, RejectReason, TransitionError};
use serde::Deserialize;

use super::{extract, views};
use crate::AppState;
use crate::extract::{ActionName, JsonBody, OptionalJsonBody, PathParam};
use crate::ordering::{self, ActionError, Checkout, Contention, OrderActor, find_order};
use crate::problem::{AppError, AppResult, ErrorKind};
use crate::sessions::{CounterSession, OrderVisitor, Visitor};

/// A client's key against ordering twice; stored for 7 days.
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
    let language = visitor.language();
    let slot = new
        .slot
        .parse()
        .map_err(|_| AppError::invalid_field("slot", "expected RFC 3339, such as 2026-11-20T06:30:00Z"))?;
    let key = match headers.get(IDEMPOTENCY_KEY) {
        Some(key) => Some(
            key.to_str()
                .map_err(|_| AppError::invalid_field(IDEMPOTENCY_KEY, "visible ASCII characters"))?
                .to_owned(),
        ),
        None => return Err(AppError::invalid_field(IDEMPOTENCY_KEY, "send a fresh key with each new order")),
    };
    let checkout = Checkout {
        cart: new.cart,
        name: new.name,
        note: new.note,
        if_missing: new.if_missing.into_iter().collect(),
        slot,
        expected_total: new.expected_total,
        language,
        key,
    };
    let owner = visitor.cart_owner();
    let order = ordering::place(&state, owner, checkout, Contention::Reject).await?.into_order();
    let location = [("Location", format!("/api/v1/orders/{}", order.id))];
    Ok((StatusCode::CREATED, location, Json(views::order_view(&order, Actor::Customer, language)))
        .into_response())
}

/// Which page of a customer's orders.
#[derive(Deserialize)]
pub struct OrdersQuery {
    after: Option<String>,
    limit: Option<String>,
}

/// `GET /api/v1/orders`: the customer's orders, newest first.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(query): Query<OrdersQuery>,
    visitor: Visitor,
) -> AppResult<Json<Paged<OrderView>>> {
    let customer = visitor.customer_id().ok_or(ErrorKind::Unauthenticated)?;
    let limit = extract::parse_limit(query.limit.as_deref())?;
    let language = visitor.language();
    let parse = |after: String| after.parse::<OrderId>().map_err(|_| extract::invalid_cursor());
    let after = query.after.map(parse).transpose()?;
    let one_more = u32::try_from(limit + 1).unwrap_or(u32::MAX);
    let mut orders = state.storage.orders_of(customer, after, one_more).await?;
    let more = orders.len() > limit;
    orders.truncate(limit);
    let next = orders.last().filter(|_| more).map(|order| order.id.to_string());
    let items = orders.iter().map(|order| views::order_view(order, Actor::Customer, language)).collect();
    Ok(Json(Paged { items, next }))
}

/// Loads an order for its customer or its store; to everyone else there is no such order.
async fn authorize(
    state: &AppState,
    visitor: &OrderVisitor,
    counter: AppResult<CounterSession>,
    order: OrderId,
) -> AppResult<(Order, OrderActor)> {
    let counter = match counter {
        Ok(counter) => Some(OrderActor::Store(counter.store)),
        Err(error) if error.kind == ErrorKind::CounterSignInRequired => None,
        Err(error) => return Err(error),
    };
    for actor in visitor.customer_for(order).map(OrderActor::Customer).into_iter().chain(counter) {
        match find_order(state, order, &actor).await {
            Ok(order) => return Ok((order, actor)),
            Err(ActionError::OrderNotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(ErrorKind::OrderNotFound.into())
}

/// `GET /api/v1/orders/{order}`.
pub async fn get(
    State(state): State<Arc<AppState>>,
    PathParam(id): PathParam<OrderId>,
    visitor: OrderVisitor,
    counter: AppResult<CounterSession>,
) -> AppResult<Json<OrderView>> {
    let language = visitor.visitor.language();
    let (order, actor) = authorize(&state, &visitor, counter, id).await?;
    Ok(Json(views::order_view(&order, actor.role(), language)))
}

/// `POST /api/v1/orders/{order}/{action}`: the customer cancels or rates; the store accepts, rejects, readies,
/// collects. Repeating what is done already returns the order as it is.
pub async fn apply_action(
    State(state): State<Arc<AppState>>,
    PathParam((id, ActionName(name))): PathParam<(OrderId, ActionName)>,
    visitor: OrderVisitor,
    counter: AppResult<CounterSession>,
    OptionalJsonBody(details): OptionalJsonBody<OrderActionBody>,
) -> AppResult<Json<OrderView>> {
    let language = visitor.visitor.language();
    let (_, actor) = authorize(&state, &visitor, counter, id).await?;
    if name == app::links::ORDER_RATING {
        let comment = details.comment.unwrap_or_default();
        let order = ordering::rate(&state, &actor, id, details.stars.unwrap_or_default(), &comment).await?;
        return Ok(Json(views::order_view(&order, actor.role(), language)));
    }
    let action = parse_action(&name, details.reason.as_deref())?;
    let payment = details.paid_by.as_deref().map(parse_payment).transpose()?;
    let order = match ordering::apply_action(&state, &actor, id, action, payment).await {
        Err(ActionError::Rejected(order, TransitionError::AlreadyDone)) => order,
        other => other?,
    };
    Ok(Json(views::order_view(&order, actor.role(), language)))
}

fn parse_action(name: &str, reason: Option<&str>) -> AppResult<Action> {
    Ok(match name {
        "accept" => Action::Accept,
        "ready" => Action::Ready,
        "cancel" => Action::Cancel,
        "reject" => {
            let reason = reason.and_then(RejectReason::from_code);
            let codes = RejectReason::ALL.map(RejectReason::code);
            Action::Reject { reason: reason.ok_or_else(|| one_of("reason", &codes))? }
        }
        "collect" => Action::Collect,
        _ => return Err(ErrorKind::NotFound.into()),
    })
}

fn parse_payment(code: &str) -> AppResult<PaymentMethod> {
    PaymentMethod::from_code(code)
        .ok_or_else(|| one_of("paid_by", &PaymentMethod::ALL.map(PaymentMethod::code)))
}

fn one_of(field: &'static str, codes: &[&str]) -> AppError {
    AppError::invalid_field(field, format!("expected one of {}", codes.join(", ")))
}
