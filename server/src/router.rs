//! Every address on one screen, grouped by callers, and the layers around them.

mod operations;
mod unread_body;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::StatusCode;
use axum::middleware::{from_extractor_with_state, from_fn, from_fn_with_state};
use axum::routing::{get, post, put};
use tower::Layer;
use tower::limit::ConcurrencyLimitLayer;
use tower::util::MapRequestLayer;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::propagate_header::PropagateHeaderLayer;
use tower_http::set_header::SetRequestHeaderLayer;
use tower_http::timeout::TimeoutLayer;

pub(crate) use operations::operations_router;

use crate::request_log::{REQUEST_ID, generate_request_id};
use crate::sessions::csrf::{self, MAX_FORM_BYTES};
use crate::webhooks::whatsapp::DeliverySignature;
use crate::{
    AppState, api, forms, language, pages, problem, request_log, sandbox, security_headers, sessions,
    webhooks,
};

/// How long a handler may take. The longest on purpose are those of the sandbox's phones, which wait 20
/// seconds for messages.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a webhook may take to arrive and be stored; Meta delivers it again.
const DELIVERY_TIMEOUT: Duration = Duration::from_secs(10);

/// How many webhooks are in memory at a time; others wait for their turn.
const MAX_CONCURRENT_DELIVERIES: usize = 16;

/// Pages, and what their forms post to. `app::links` builds these addresses.
fn page_routes(state: &Arc<AppState>) -> Router<Arc<AppState>> {
    Router::new()
        // pages
        .route("/", get(pages::location::show_landing))
        .route("/en", get(pages::location::show_landing))
        .route("/localities", get(pages::location::list_localities))
        .route("/stores", get(pages::stores::show))
        .route("/s/{store}", get(pages::store::show))
        .route("/s/{store}/c/{category}", get(pages::category::show))
        .route("/s/{store}/p/{product}", get(pages::product::show))
        .route("/s/{store}/p/{product}/sizes", get(pages::sizes::show))
        .route("/s/{store}/search", get(pages::search::show))
        .route("/cart", get(pages::cart::show))
        .route("/orders", get(pages::orders::show))
        .route("/o/{order}", get(pages::order::show))
        .route("/o/{order}/bill", get(pages::bill::show))
        .route("/o/{order}/events", get(pages::order_events::show))
        // pages with a form that posts to their own address
        .route("/l/{token}", get(pages::link::show).post(forms::link::start_session))
        .route("/checkout", get(pages::checkout::show).post(forms::checkout::place_order))
        .route(
            "/checkout/language",
            get(forms::get_redirects::checkout).post(forms::checkout::change_language),
        )
        // forms; a GET redirects to the page with the form
        .route("/location", get(forms::get_redirects::landing).post(forms::location::set_location))
        .route(
            "/stores/requests",
            get(forms::get_redirects::stores).post(forms::coverage_request::request_coverage),
        )
        .route("/language", get(forms::get_redirects::landing).post(forms::language::set_language))
        .route("/sign-out", get(forms::get_redirects::landing).post(forms::sign_out::sign_out))
        .route("/cart/lines", get(forms::get_redirects::cart).post(forms::cart::set_line))
        .route("/cart/coupon", get(forms::get_redirects::cart).post(forms::coupon::set_coupon))
        .route("/cart/changes", get(forms::get_redirects::cart).post(forms::cart::accept_changes))
        .route("/o/{order}/{action}", get(forms::get_redirects::order).post(forms::order::apply_action))
        .route(
            "/s/{store}/requests",
            get(forms::get_redirects::store).post(forms::product_request::request_product),
        )
        // the storekeeper
        .route("/counter", get(pages::counter::show_board))
        .route("/counter/shelf", get(pages::counter::show_shelf).post(forms::counter::set_availability))
        .route(
            "/counter/orders/{order}/{action}",
            get(forms::get_redirects::counter).post(forms::counter::apply_action),
        )
        .route(
            "/counter/requests/{request}",
            get(forms::get_redirects::counter).post(forms::counter::answer_request),
        )
        .route("/counter/pause", get(forms::get_redirects::counter).post(forms::counter::set_paused))
        .route(
            "/counter/sign-out",
            get(forms::get_redirects::counter).post(forms::sign_out::sign_out_counter),
        )
        .layer(DefaultBodyLimit::max(MAX_FORM_BYTES))
        .layer(from_fn_with_state(Arc::clone(state), sessions::limit_writes))
        .layer(from_fn_with_state(Arc::clone(state), csrf::protect_forms))
        .layer(from_fn(sessions::send_refreshed_cookies))
}

/// Pictures of packs, and those that chats show beside a link; the same for everybody.
fn picture_routes() -> Router<Arc<AppState>> {
    Router::new()
        .route("/packs/{file}", get(pages::pack_picture::show))
        .route("/preview/{language}/shop.png", get(pages::preview::show_shop))
        .route("/preview/{language}/s/{file}", get(pages::preview::show_store))
        .route("/preview/{language}/c/{store}/{file}", get(pages::preview::show_category))
        .route("/preview/{language}/p/{store}/{file}", get(pages::preview::show_product))
}

/// What chat services post. Meta sends up to 3 MB, more than axum reads by default.
fn webhook_routes(state: &Arc<AppState>) -> Router<Arc<AppState>> {
    let receive = post(webhooks::whatsapp::receive)
        .layer::<_, Infallible>(ConcurrencyLimitLayer::new(MAX_CONCURRENT_DELIVERIES))
        .layer(from_extractor_with_state::<DeliverySignature, _>(Arc::clone(state)));
    Router::new()
        .route("/webhooks/whatsapp", get(webhooks::whatsapp::verify).merge(receive))
        .layer(DefaultBodyLimit::max(whatsapp::webhook::MAX_BODY_BYTES))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, DELIVERY_TIMEOUT))
}

/// The order API, which the islands call. Until there are API keys, requests that read are protected too.
fn api_routes(state: &Arc<AppState>) -> Router<Arc<AppState>> {
    Router::new()
        .route("/api/v1/localities", get(api::localities::list))
        .route("/api/v1/stores", get(api::stores::list_nearby))
        .route("/api/v1/stores/{store}/products", get(api::products::list))
        .route("/api/v1/stores/{store}/slots", get(api::slots::list))
        .route("/api/v1/carts", post(api::carts::create))
        .route("/api/v1/carts/current", get(api::carts::get_current))
        .route("/api/v1/carts/{cart}", get(api::carts::get))
        .route("/api/v1/carts/{cart}/lines/{product}", put(api::carts::set_line))
        .route("/api/v1/carts/{cart}/coupon", put(api::carts::set_coupon).delete(api::carts::remove_coupon))
        .route("/api/v1/orders", get(api::orders::list).post(api::orders::place))
        .route("/api/v1/orders/{order}", get(api::orders::get))
        .route("/api/v1/orders/{order}/{action}", post(api::orders::apply_action))
        .layer(DefaultBodyLimit::max(MAX_FORM_BYTES))
        .layer(from_fn_with_state(Arc::clone(state), sessions::limit_all))
        .layer(from_fn_with_state(Arc::clone(state), csrf::protect_api))
        .layer(from_fn(sessions::send_refreshed_cookies))
}

/// Two phones on the screen. There is an emulator in the sandbox only.
fn sandbox_routes(state: &Arc<AppState>) -> Router<Arc<AppState>> {
    let Some(emulator) = &state.chat.emulator else { return Router::new() };
    Router::new()
        .route("/sandbox", get(sandbox::get_page))
        .route("/sandbox/people", get(sandbox::list_people))
        .route("/sandbox/{file}", get(sandbox::get_file))
        .nest("/sandbox/api", emulator.phones_router().with_state(()))
        .layer(from_fn_with_state(Arc::clone(state), sandbox::require_local_request))
}

/// All routes, and the layers around them.
pub(crate) fn router(state: &Arc<AppState>) -> Router {
    let rng = Arc::clone(&state.rng);
    let routes = Router::new()
        .merge(page_routes(state))
        .merge(api_routes(state))
        .merge(picture_routes())
        .merge(webhook_routes(state))
        .merge(sandbox_routes(state))
        .fallback(pages::static_file::serve)
        .layer(CatchPanicLayer::custom(problem::on_panic))
        .layer(from_fn(security_headers::require_one_host))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, REQUEST_TIMEOUT))
        .layer(from_fn_with_state(Arc::clone(state), problem::render_errors))
        .layer(from_fn_with_state(Arc::clone(state), security_headers::set_security_headers))
        // Quality 7 makes a page a fifth of its size in about two milliseconds.
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(7)))
        .layer(from_fn(unread_body::drain))
        .layer(from_fn_with_state(Arc::clone(state), request_log::record_metrics))
        .layer(request_log::trace_layer())
        .layer(PropagateHeaderLayer::new(REQUEST_ID))
        .layer(SetRequestHeaderLayer::overriding(REQUEST_ID, move |_: &Request| generate_request_id(&*rng)))
        .with_state(Arc::clone(state));
    // Around the routes, since it has to change the address before a route matches.
    Router::new().fallback_service(MapRequestLayer::new(language::strip_language_prefix).layer(routes))
}
