//! The pictures and papers the shop hands out: the bill as a PDF, and the picture a chat shows
//! beside a link.
//!
//! Both are pure functions from plain, already localised text to bytes: no clock, no I/O, the same
//! input gives the same bytes.
//! They take milliseconds of processor time, a picture many, so an async caller waits for its turn.
//!
//! - [`draw_bill`] draws a [`BillSheet`], [`draw_bill_in_turn`] on a blocking thread.
//! - [`draw_preview`] draws a [`PreviewCard`], [`draw_preview_in_turn`] on a blocking thread.

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

/// Why a document could not be drawn.
///
/// Text never causes one: whatever it holds is drawn, shortened or left out.
/// What remains are faults of this program (a font that does not load, a size out of range).
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// One of the embedded fonts does not load.
    #[error("the embedded font {0} does not load")]
    Font(&'static str),
    /// The PDF could not be put together.
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
    /// The preview's drawing is not valid SVG.
    #[error("the preview's drawing is not valid: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// The preview could not be encoded as a PNG.
    #[error("the preview could not be encoded: {0}")]
    Png(String),
    /// The work on it broke off.
    #[error("drawing broke off")]
    Cancelled,
}
