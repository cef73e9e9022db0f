//! The bill: what is to be paid, as an A5 PDF that is sent in the chat.
//!
//! [`sheet`] is what it says, [`plan`] finds every text its place on a page, and [`write`] turns
//! the planned pages into a PDF.

mod head;
mod marks;
mod plan;
mod sheet;
mod table;
mod write;

pub use sheet::{BillLabels, BillLine, BillSheet, BillTotals, StoreHeading};

use super::DrawError;

/// Draws a bill as a PDF of as many A5 pages as it needs.
///
/// Fonts are embedded as the subset that is used, text can be selected and copied, and the same
/// sheet always gives the same bytes.
///
/// # Errors
///
/// [`DrawError`] for faults of the program only: nothing a sheet says can cause one.
pub fn draw_bill(sheet: &BillSheet) -> Result<Vec<u8>, DrawError> {
    let pages = plan::plan(sheet)?;
    write::write(sheet, &pages)
}

#[cfg(test)]
mod tests;
