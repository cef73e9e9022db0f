//! What became of a file: counts, and the rows that were refused.

use std::io;

use ledger::Imported;
use ledger::network::RowRefused;

use super::FeedKind;

/// Refused rows that a report keeps; beyond them it only counts. A file of another kind, wrong in every
/// row, must not fill the memory.
const MOST_KEPT: usize = 1_000;

/// Refused rows that are printed.
const MOST_PRINTED: usize = 50;

/// A row that was not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRow {
    /// The line it starts in, counted from 1, as an editor shows it.
    pub line: u64,
    /// The column that is wrong; `None` when it is the row as a whole.
    pub column: Option<&'static str>,
    /// What is wrong, in words.
    pub reason: String,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What was imported.
    pub kind: FeedKind,
    /// New rows.
    pub added: usize,
    /// Rows that differ from what was there.
    pub changed: usize,
    /// Rows that were there already.
    pub same: usize,
    /// Rows that were not imported.
    pub refused: usize,
    /// The first thousand of those, by line.
    pub refused_rows: Vec<RefusedRow>,
}

impl Report {
    /// A report of nothing yet.
    pub(super) const fn new(kind: FeedKind) -> Self {
        Self { kind, added: 0, changed: 0, same: 0, refused: 0, refused_rows: Vec::new() }
    }

    /// Rows read so far, refused ones among them.
    #[must_use]
    pub fn rows(&self) -> u64 {
        let rows = self.added + self.changed + self.same + self.refused;
        u64::try_from(rows).unwrap_or(u64::MAX)
    }

    /// Counts what the ledger did with a batch whose rows stood in these lines; its refusals join the
    /// batch's others.
    pub(super) fn add(&mut self, imported: Imported, lines: &[u64], refused: &mut Vec<RefusedRow>) {
        self.added += imported.added;
        self.changed += imported.changed;
        self.same += imported.same;
        refused.extend(imported.refused.into_iter().map(|(index, reason)| RefusedRow {
            line: lines.get(index).copied().unwrap_or_default(),
            column: Some(match reason {
                RowRefused::UnknownStore => "store_code",
                RowRefused::UnknownProduct => "id",
                RowRefused::PhoneTaken => "phone",
            }),
            reason: reason.to_string(),
        }));
    }

    /// Counts a batch's refused rows.
    pub(super) fn refuse(&mut self, mut rows: Vec<RefusedRow>) {
        rows.sort_by_key(|row| row.line);
        self.refused += rows.len();
        rows.truncate(MOST_KEPT.saturating_sub(self.refused_rows.len()));
        self.refused_rows.append(&mut rows);
    }

    /// Writes it for people: a line of counts, then a line for each refused row, fifty at most.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn print(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let Self { kind, added, changed, same, refused, refused_rows } = self;
        let rows = self.rows();
        let name = kind.name();
        let noun = if rows == 1 { "row" } else { "rows" };
        writeln!(
            out,
            "{name}: {rows} {noun}, {added} added, {changed} changed, {same} unchanged, {refused} refused"
        )?;
        for RefusedRow { line, column, reason } in refused_rows.iter().take(MOST_PRINTED) {
            match column {
                Some(column) => writeln!(out, "  line {line}, {column}: {reason}")?,
                None => writeln!(out, "  line {line}: {reason}")?,
            }
        }
        if *refused > MOST_PRINTED {
            writeln!(out, "  and {} more", refused - MOST_PRINTED)?;
        }
        Ok(())
    }
}
