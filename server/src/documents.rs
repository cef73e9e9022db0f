//! Documents: the bill as a PDF, and the preview picture that a chat shows beside a link.
//!
//! Both are pure functions from plain, already localised text to bytes: no clock, no I/O, the same
//! input gives the same bytes. They take milliseconds of processor time, a picture many, so that async
//! callers share a pool of half the cores.
//!
//! - [`render_bill`] renders a [`BillData`], [`render_bill_in_pool`] does so on a blocking thread.
//! - [`render_preview`] renders a [`PreviewCard`], [`render_preview_in_pool`] does so on a blocking thread.

mod bill;
mod fonts;
pub mod order_bill;
mod palette;
mod preview;
mod render_pool;
mod typesetting;

pub use bill::{BillData, BillLabels, BillLine, BillTotals, StoreHeader, render_bill};
pub use preview::{PREVIEW_HEIGHT, PREVIEW_WIDTH, PreviewCard, render_preview};
pub use render_pool::{render_bill_in_pool, render_preview_in_pool};

/// Why a document could not be rendered.
///
/// Text never causes one: whatever it holds is drawn, shortened or left out. What remains are defects
/// of this program (a font that does not load, a size out of range).
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// One of the embedded fonts does not load.
    #[error("the embedded font {0} does not load")]
    Font(&'static str),
    /// The PDF could not be written.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
    /// The preview's drawing is not valid SVG.
    #[error("the preview's drawing is not valid: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// The preview could not be encoded as a PNG.
    #[error("the preview could not be encoded: {0}")]
    Png(String),
    /// The blocking task panicked, or the pool is closed.
    #[error("rendering was cancelled")]
    Cancelled,
}
