//! The shop's pages and islands.
//!
//! - [`links`]: every address as a type. [`api`]: the order API's wire types.
//! - `document`: the `<html>` around every page; `pages`: one file per page, a struct of plain data
//!   and its view; `components`: pieces that pages share; `pictures`: the drawings of packs. These are compiled
//!   for the server only.
//! - `islands`: the only code that reaches the browser.

pub mod api;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod document;
// The macros of Leptos make public functions and structs of private ones.
#[allow(unreachable_pub)]
pub mod islands;
pub mod links;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod pictures;
#[cfg(feature = "ssr")]
mod site;

/// Starts the islands' reactive system; the loader calls it once, before it calls the islands.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
