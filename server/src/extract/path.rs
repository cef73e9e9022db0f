//! Typed path parameters: a segment that cannot be parsed names something that does not exist (404).

use std::str::FromStr;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use commerce::{CartId, OrderId, ProductId, ProductRequestId, StoreCode};

use crate::problem::{AppError, ErrorKind};

/// One parameter of the route's path, or two as a tuple.
#[derive(Clone, Debug)]
pub struct PathParam<T>(pub T);

/// A type that is part of a route as `{NAME}`.
pub trait PathSegment: FromStr {
    /// The parameter's name in the route.
    const NAME: &'static str;

    /// What does not exist when the segment cannot be parsed.
    fn not_found(params: &RawPathParams) -> ErrorKind;
}

impl PathSegment for StoreCode {
    const NAME: &'static str = "store";

    fn not_found(_: &RawPathParams) -> ErrorKind {
        ErrorKind::StoreNotFound
    }
}

impl PathSegment for ProductRequestId {
    const NAME: &'static str = "request";

    fn not_found(_: &RawPathParams) -> ErrorKind {
        ErrorKind::NotFound
    }
}

impl PathSegment for OrderId {
    const NAME: &'static str = "order";

    fn not_found(_: &RawPathParams) -> ErrorKind {
        ErrorKind::OrderNotFound
    }
}

impl PathSegment for CartId {
    const NAME: &'static str = "cart";

    fn not_found(_: &RawPathParams) -> ErrorKind {
        ErrorKind::CartNotFound
    }
}

impl PathSegment for ProductId {
    const NAME: &'static str = "product";

    fn not_found(params: &RawPathParams) -> ErrorKind {
        parse::<StoreCode>(params).map_or(ErrorKind::NotFound, ErrorKind::ProductNotFound)
    }
}

/// The name of an action on an order, known or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionName(pub String);

impl FromStr for ActionName {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

impl PathSegment for ActionName {
    const NAME: &'static str = "action";

    fn not_found(_: &RawPathParams) -> ErrorKind {
        ErrorKind::NotFound
    }
}

fn parse<T: PathSegment>(params: &RawPathParams) -> Result<T, ErrorKind> {
    let segment = params.iter().find(|(name, _)| *name == T::NAME);
    segment.and_then(|(_, text)| text.parse().ok()).ok_or_else(|| T::not_found(params))
}

async fn raw_params<S: Send + Sync>(parts: &mut Parts, state: &S) -> Result<RawPathParams, AppError> {
    // The only rejection is a path that is not UTF-8.
    RawPathParams::from_request_parts(parts, state).await.map_err(|_| ErrorKind::NotFound.into())
}

impl<T: PathSegment, S: Send + Sync> FromRequestParts<S> for PathParam<T> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let params = raw_params(parts, state).await?;
        Ok(Self(parse(&params)?))
    }
}

impl<A: PathSegment, B: PathSegment, S: Send + Sync> FromRequestParts<S> for PathParam<(A, B)> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, AppError> {
        let params = raw_params(parts, state).await?;
        Ok(Self((parse(&params)?, parse(&params)?)))
    }
}
