//! The shop's server.
//!
//! A request comes in through `router`, which lists every address on one screen. Handlers live
//! where their callers are: `pages` and `forms` for people, [`api`] for the islands and whoever
//! calls the order API, [`webhooks`] for the chat. They ask [`sessions`] who is there, read from
//! [`catalog`] and [`places`], act through [`ordering`], and fail with a [`problem`].
//! What runs without a request is in [`workers`]: it reads inbox and outbox and thinks in
//! [`conversation`]. [`documents`] draws bills and preview pictures; [`feeds`] brings stores,
//! products and listings in. Time, chance and sockets come from [`outside`], settings from
//! [`config`]; everything that lasts is in the `storage`.
//!
//! [`start`] puts it together as a [`Shop`]; [`run`] does so and waits until it is told to stop.

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
mod language;
mod metrics;
mod readiness;
mod request_log;
mod router;
mod sandbox;
mod security_headers;
mod startup;

pub use app_state::AppState;
pub use caching::CachePolicy;
pub use startup::{RunningApp, StartError, open_storage, run, start, start_with_storage};
