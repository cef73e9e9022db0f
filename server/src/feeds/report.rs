//! What became of a file: counts, and the rows that were refused.

use std::io;

use storage::ImportSummary;
use storage::catalog::ImportRowError;

use super::FeedKind;

/// Refused rows that a report keeps; beyond them it only counts. A file of another kind, wrong in every
/// row, must not fill the memory.
const MAX_RECORDED: usize = 1_000;

/// Refused rows that are printed.
const MAX_PRINTED: usize = 50;

/// A row that was not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedRow {
    /// The line it starts in, counted from 1, as an editor shows it.
    pub line: u64,
    /// The column that is wrong; `None` when it is the row as a whole.
    pub column: Option<&'static str>,
    /// What is wrong, in words.
    pub reason: String,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportReport {
    /// What was imported.
    pub kind: FeedKind,
    /// New rows.
    pub added: usize,
    /// Rows that differ from what was there.
    pub changed: usize,
    /// Rows that were there already.
    pub unchanged: usize,
    /// Rows that were not imported.
    pub rejected: usize,
    /// The first thousand of those, by line.
    pub rejected_rows: Vec<RejectedRow>,
}

impl ImportReport {
    /// A report of nothing yet.
    pub(super) const fn new(kind: FeedKind) -> Self {
        Self { kind, added: 0, changed: 0, unchanged: 0, rejected: 0, rejected_rows: Vec::new() }
    }

    /// Rows read so far, refused ones among them.
    #[must_use]
    pub fn rows(&self) -> u64 {
        let rows = self.added + self.changed + self.unchanged + self.rejected;
        u64::try_from(rows).unwrap_or(u64::MAX)
    }

    /// Counts what the storage did with a batch whose rows stood in these lines; its refusals join the
    /// batch's others.
    pub(super) fn record(&mut self, imported: ImportSummary, lines: &[u64], refused: &mut Vec<RejectedRow>) {
        self.added += imported.added;
        self.changed += imported.changed;
        self.unchanged += imported.unchanged;
        refused.extend(imported.rejected.into_iter().map(|(index, reason)| RejectedRow {
            line: lines.get(index).copied().unwrap_or_default(),
            column: Some(match reason {
                ImportRowError::UnknownStore => "store_code",
                ImportRowError::UnknownProduct => "id",
                ImportRowError::PhoneTaken => "phone",
            }),
            reason: reason.to_string(),
        }));
    }

    /// Counts a batch's refused rows.
    pub(super) fn reject(&mut self, mut rows: Vec<RejectedRow>) {
        rows.sort_by_key(|row| row.line);
        self.rejected += rows.len();
        rows.truncate(MAX_RECORDED.saturating_sub(self.rejected_rows.len()));
        self.rejected_rows.append(&mut rows);
    }

    /// Writes it for people: a line of counts, then a line for each refused row, fifty at most.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn print(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let Self { kind, added, changed, unchanged: same, rejected: refused, rejected_rows: refused_rows } =
            self;
        let rows = self.rows();
        let name = kind.name();
        let noun = if rows == 1 { "row" } else { "rows" };
        writeln!(
            out,
            "{name}: {rows} {noun}, {added} added, {changed} changed, {same} unchanged, {refused} refused"
        )?;
        for RejectedRow { line, column, reason } in refused_rows.iter().take(MAX_PRINTED) {
            match column {
                Some(column) => writeln!(out, "  line {line}, {column}: {reason}")?,
                None => writeln!(out, "  line {line}: {reason}")?,
            }
        }
        if *refused > MAX_PRINTED {
            writeln!(out, "  and {} more", refused - MAX_PRINTED)?;
        }
        Ok(())
    }
}
