//! What an import did with a file: counts, and the rows that were rejected.

use std::io;

use storage::ImportSummary;
use storage::catalog::ImportRowError;

use super::feed::FeedKind;

/// Rejected rows that a report lists; beyond them it only counts. A file that is wrong in every row
/// must not fill the memory.
const MAX_RECORDED: usize = 1_000;

/// Rejected rows that are printed.
const MAX_PRINTED: usize = 50;

/// A row that was not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedRow {
    /// The line it starts in, counted from 1, as an editor shows it.
    pub line: u64,
    /// The column that is wrong; `None` when it is the row as a whole.
    pub column: Option<&'static str>,
    /// What is wrong, as a sentence.
    pub reason: String,
    /// The value found in the column, shortened, where it may be shown.
    pub found: Option<String>,
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
    /// An empty report.
    pub(super) const fn new(kind: FeedKind) -> Self {
        Self { kind, added: 0, changed: 0, unchanged: 0, rejected: 0, rejected_rows: Vec::new() }
    }

    /// Rows read so far, rejected ones included.
    #[must_use]
    pub fn rows(&self) -> u64 {
        let rows = self.added + self.changed + self.unchanged + self.rejected;
        u64::try_from(rows).unwrap_or(u64::MAX)
    }

    /// Counts what the storage did with a batch that came from these lines; the rows it rejected join
    /// the batch's others.
    pub(super) fn record(&mut self, summary: ImportSummary, lines: &[u64], rejected: &mut Vec<RejectedRow>) {
        self.added += summary.added;
        self.changed += summary.changed;
        self.unchanged += summary.unchanged;
        rejected.extend(summary.rejected.into_iter().map(|(index, reason)| RejectedRow {
            line: lines.get(index).copied().unwrap_or_default(),
            column: Some(match reason {
                ImportRowError::UnknownStore => "store_code",
                ImportRowError::UnknownProduct => "id",
                ImportRowError::PhoneTaken => "phone",
                ImportRowError::UnknownParent | ImportRowError::HasChildren => "parent",
                ImportRowError::OrderPrefixTaken => "order_prefix",
            }),
            reason: reason.to_string(),
            found: None,
        }));
    }

    /// Counts a batch's rejected rows.
    pub(super) fn reject(&mut self, mut rows: Vec<RejectedRow>) {
        rows.sort_by_key(|row| row.line);
        self.rejected += rows.len();
        rows.truncate(MAX_RECORDED.saturating_sub(self.rejected_rows.len()));
        self.rejected_rows.append(&mut rows);
    }

    /// Writes it for people: a line of counts, then a line for each rejected row, fifty at most.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn print(&self, out: &mut dyn io::Write) -> io::Result<()> {
        let Self { kind, added, changed, unchanged, rejected, rejected_rows } = self;
        let rows = self.rows();
        let name = kind.name();
        let noun = if rows == 1 { "row" } else { "rows" };
        writeln!(
            out,
            "{name}: {rows} {noun}, {added} added, {changed} changed, {unchanged} unchanged, {rejected} rejected"
        )?;
        for RejectedRow { line, column, reason, found } in rejected_rows.iter().take(MAX_PRINTED) {
            let column = column.map_or_else(String::new, |column| format!(", {column}"));
            let found = found.as_ref().map_or_else(String::new, |found| format!(" (found: {found})"));
            writeln!(out, "  line {line}{column}: {reason}{found}")?;
        }
        if *rejected > MAX_PRINTED {
            writeln!(out, "  and {} more", rejected - MAX_PRINTED)?;
        }
        Ok(())
    }
}
