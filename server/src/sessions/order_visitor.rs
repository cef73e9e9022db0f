//! The visitor of an order's pages, who may have opened the link of that order.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use commerce::{CustomerId, Order, OrderId};
use storage::{SessionScope, TokenDigest};

use super::cookie::SessionKind;
use super::form_token::form_token;
use super::{Token, Visitor, open_session};
use crate::AppState;
use crate::problem::AppError;

/// The session that the link of an order starts: it opens that order and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OrderSession {
    pub(super) customer: CustomerId,
    pub(super) order: OrderId,
    pub(super) token: Token,
}

/// A visitor, and the order that this browser may see by a link of its own. As a handler's argument it
/// is for pages, forms and calls about one order.
#[derive(Clone, Debug)]
pub struct OrderVisitor {
    pub visitor: Visitor,
    pub(super) order_session: Option<OrderSession>,
}

impl OrderVisitor {
    fn session_of(&self, order: OrderId) -> Option<&OrderSession> {
        self.order_session.as_ref().filter(|session| session.order == order)
    }

    /// The customer as whom this browser may see and change an order.
    #[must_use]
    pub fn customer_for(&self, order: OrderId) -> Option<CustomerId> {
        self.session_of(order).map(|session| session.customer).or_else(|| self.visitor.customer_id())
    }

    /// Whether this browser may see the whole order.
    #[must_use]
    pub fn is_customer_of(&self, order: &Order) -> bool {
        self.customer_for(order.id) == Some(order.customer)
    }

    /// The session by which this browser may see an order.
    #[must_use]
    pub fn session_for(&self, order: OrderId) -> Option<TokenDigest> {
        let own = || self.visitor.session.as_ref().map(|open| open.token);
        self.session_of(order).map(|session| session.token).or_else(own).map(Token::digest)
    }

    /// The form token for the page of an order.
    #[must_use]
    pub fn form_token_for(&self, order: OrderId) -> String {
        let own = || self.visitor.form_token().unwrap_or_default();
        self.session_of(order).map_or_else(own, |session| form_token(session.token))
    }
}

impl FromRequestParts<Arc<AppState>> for OrderVisitor {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &Arc<AppState>) -> Result<Self, AppError> {
        let visitor = Visitor::from_request_parts(parts, state).await?;
        let open = open_session(SessionKind::Order, parts, state).await?;
        let order_session = open.and_then(|open| match open.session.scope {
            SessionScope::Order { customer, order } => {
                Some(OrderSession { customer, order, token: open.token })
            }
            _ => None,
        });
        Ok(Self { visitor, order_session })
    }
}
