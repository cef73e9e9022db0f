//! The bill as an A5 PDF that is sent in the chat.
//!
//! [`data`] is its content, [`layout`] places every text on a page, and [`pdf`] writes the pages.

mod data;
mod header;
mod layout;
mod page;
mod pdf;
mod table;

pub use data::{BillData, BillLabels, BillLine, BillTotals, StoreHeader};

use super::RenderError;

/// Renders a bill as a PDF of as many A5 pages as it needs.
///
/// Fonts are embedded as the subset that is used, text can be selected and copied, and the same
/// data always gives the same bytes.
///
/// # Errors
///
/// [`RenderError`] for defects of the program only: no content can cause one.
pub fn render_bill(bill: &BillData) -> Result<Vec<u8>, RenderError> {
    let pages = layout::lay_out(bill)?;
    pdf::write_pdf(bill, &pages)
}

#[cfg(test)]
mod tests;
