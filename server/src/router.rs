//! Every address on one screen, grouped by who calls it, and the layers around them.

pub mod files;

mod operations;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post, put};
use tower::Layer;
use tower::util::MapRequestLayer;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

pub use operations::operations;

use crate::sessions::forgery::{self, LARGEST_FORM};
use crate::{
    Shop, api, forms, language, observe, pages, problem, rehearsal, security_headers, sessions, webhooks,
};

/// What people read, and what their forms post to. Addresses stand in `app::links`.
fn people(shop: &Arc<Shop>) -> Router<Arc<Shop>> {
    Router::new()
        // pages
        .route("/", get(pages::location::landing))
        .route("/en", get(pages::location::landing))
        .route("/localities", get(pages::location::localities))
        .route("/stores", get(pages::stores::stores))
        .route("/s/{store}", get(pages::store::front))
        .route("/s/{store}/c/{category}", get(pages::category::shelf))
        .route("/s/{store}/p/{product}", get(pages::product::product))
        .route("/s/{store}/search", get(pages::search::search))
        .route("/cart", get(pages::cart::cart))
        .route("/orders", get(pages::orders::orders))
        .route("/o/{order}", get(pages::order::order))
        .route("/o/{order}/bill", get(pages::bill::bill))
        // pages with a form that posts to their own address
        .route("/l/{token}", get(pages::link::link).post(forms::link::proceed))
        .route("/checkout", get(pages::checkout::checkout).post(forms::checkout::order))
        // forms; opened like pages, they lead to the page they stand on
        .route("/location", get(forms::reopened::landing).post(forms::location::take))
        .route("/language", get(forms::reopened::landing).post(forms::language::choose))
        .route("/cart/lines", get(forms::reopened::cart).post(forms::cart::set_line))
        .route("/cart/changes", get(forms::reopened::cart).post(forms::cart::accept_changes))
        .route("/o/{order}/{action}", get(forms::reopened::order).post(forms::order::act))
        // the storekeeper
        .route("/counter", get(pages::counter::counter))
        .route("/counter/shelf", get(pages::counter::shelf).post(forms::counter::offer))
        .route("/counter/orders/{order}/{action}", get(forms::reopened::counter).post(forms::counter::act))
        .route("/counter/pause", get(forms::reopened::counter).post(forms::counter::pause))
        .route("/counter/leave", get(forms::reopened::counter).post(forms::counter::leave))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(from_fn_with_state(Arc::clone(shop), forgery::guard_forms))
        .layer(from_fn_with_state(Arc::clone(shop), sessions::renew))
}

/// What chats fetch beside a link: the same for everybody.
fn previews() -> Router<Arc<Shop>> {
    Router::new()
        .route("/preview/{language}/shop.png", get(pages::preview::shop))
        .route("/preview/{language}/s/{file}", get(pages::preview::store))
        .route("/preview/{language}/c/{store}/{file}", get(pages::preview::category))
        .route("/preview/{language}/p/{store}/{file}", get(pages::preview::product))
}

/// What chat and gateways post. Meta sends up to 3 MB, more than axum takes by itself.
fn gateways() -> Router<Arc<Shop>> {
    Router::new()
        .route("/webhooks/whatsapp", get(webhooks::whatsapp::verify).post(webhooks::whatsapp::receive))
        .layer(DefaultBodyLimit::max(whatsapp::webhook::MAX_BODY_BYTES))
}

/// The order API, which the islands call. Readers are guarded too, until there are API keys.
fn order_api(shop: &Arc<Shop>) -> Router<Arc<Shop>> {
    Router::new()
        .route("/api/v1/stores", get(api::stores::near))
        .route("/api/v1/stores/{store}/products", get(api::products::of_store))
        .route("/api/v1/carts", post(api::carts::start))
        .route("/api/v1/carts/current", get(api::carts::current))
        .route("/api/v1/carts/{cart}", get(api::carts::one))
        .route("/api/v1/carts/{cart}/lines/{product}", put(api::carts::set_line))
        .route("/api/v1/orders", get(api::orders::list).post(api::orders::place))
        .route("/api/v1/orders/{order}", get(api::orders::one))
        .route("/api/v1/orders/{order}/{action}", post(api::orders::act))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(from_fn_with_state(Arc::clone(shop), forgery::guard_api))
        .layer(from_fn_with_state(Arc::clone(shop), sessions::renew))
}

/// Two phones on the screen, where there is an emulator to play them with: never in live mode.
fn rehearsals(shop: &Arc<Shop>) -> Router<Arc<Shop>> {
    let Some(emulator) = &shop.emulator else { return Router::new() };
    Router::new()
        .route("/rehearsal", get(rehearsal::page))
        .route("/rehearsal/people", get(rehearsal::people))
        .route("/rehearsal/{file}", get(rehearsal::file))
        .nest("/rehearsal/api", emulator.phones_router().with_state(()))
        .layer(from_fn_with_state(Arc::clone(shop), rehearsal::guard))
}

/// Everything under one roof.
pub fn router(shop: &Arc<Shop>) -> Router {
    let routes = Router::new()
        .merge(people(shop))
        .merge(order_api(shop))
        .merge(previews())
        .merge(gateways())
        .merge(rehearsals(shop))
        .fallback(files::serve)
        .layer(CatchPanicLayer::custom(problem::crashed))
        .layer(from_fn(observe::hurry))
        .layer(from_fn_with_state(Arc::clone(shop), problem::present))
        .layer(from_fn_with_state(Arc::clone(shop), security_headers::add))
        // Quality 5 makes a page a sixth of its size in about a millisecond.
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(5)))
        .layer(from_fn_with_state(Arc::clone(shop), observe::note))
        .with_state(Arc::clone(shop));
    // Around the routes, not a layer on them: it has to change the address before it is matched.
    Router::new().fallback_service(MapRequestLayer::new(language::take_off).layer(routes))
}
