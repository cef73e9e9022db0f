//! The bill: what is to be paid, as an A5 PDF that is sent in the chat.
//!
//! [`sheet`] is what it says, [`plan`] finds every text its place on a page, and [`write`] turns
//! the planned pages into a PDF.

mod data;
mod header;
mod layout;
mod page;
mod pdf;
mod table;

pub use data::{BillData, BillLabels, BillLine, BillTotals, StoreHeader};

use super::RenderError;

/// Draws a bill as a PDF of as many A5 pages as it needs.
///
/// Fonts are embedded as the subset that is used, text can be selected and copied, and the same
/// sheet always gives the same bytes.
///
/// # Errors
///
/// [`DrawError`] for faults of the program only: nothing a sheet says can cause one.
pub fn render_bill(sheet: &BillData) -> Result<Vec<u8>, RenderError> {
    let pages = layout::lay_out(sheet)?;
    pdf::write_pdf(sheet, &pages)
}

#[cfg(test)]
mod tests;
