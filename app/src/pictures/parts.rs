//! What every form of a pack shows.

use super::colours::Colour;
use super::contents::Contents;

/// The parts of a pack besides its form.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    pub(super) colour: &'static Colour,
    pub(super) contents: Contents,
    pub(super) latin: &'a str,
    pub(super) devanagari: &'a str,
}
