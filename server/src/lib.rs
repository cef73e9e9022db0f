//! The server behind `nukkad`.
//!
//! Requests enter through `router`, which lists every address on one screen. Handlers are grouped by
//! their callers: [`pages`] and [`forms`] for people, [`api`] for the islands and other clients of the
//! order API, [`webhooks`] for chat services. They identify the caller with [`sessions`], read from
//! [`catalog`] and [`places`], act through [`ordering`], and fail with an error of [`problem`].
//! [`workers`] run without a request: they process inbox and outbox, with the texts of
//! [`conversation`], through `channels`. [`documents`] renders bills and preview pictures, `pictures` draws packs; `coverage` notifies customers of a store near them; [`feeds`] imports stores,
//! products and listings. Clock, randomness and sockets come from [`environment`], settings from
//! [`config`]; whatever is durable is in the crate `storage`.
//!
//! [`start`] puts it together as an [`AppState`]; [`run`] does so and waits for a shutdown.

pub mod api;
pub mod catalog;
pub mod command_line;
pub mod config;
pub mod conversation;
pub mod documents;
pub mod environment;
pub mod feeds;
pub mod forms;
pub mod ordering;
pub mod pages;
pub mod places;
pub mod problem;
pub mod sessions;
pub mod webhooks;
pub mod workers;

mod app_state;
mod assets;
mod caching;
mod channels;
mod connections;
mod coverage;
mod extract;
mod language;
mod metrics;
mod pictures;
mod rate_limits;
mod readiness;
mod request_log;
mod router;
mod sandbox;
mod security_headers;
mod startup;
mod text;

pub use app_state::AppState;
pub use caching::CachePolicy;
pub use startup::{RunningApp, StartError, open_storage, run, start, start_with_storage};
