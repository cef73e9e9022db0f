//! A table in bytes: the header's columns, then row after row of cells with their line.
//!
//! The state machine is `csv-core`'s. It is driven here and not by its `csv` crate, because a row's
//! memory has to be bounded (one missing quotation mark makes a row of the rest of the file), and
//! because a rejected row has to be reported with the line an editor shows, after CRLF and empty lines too.

use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

use csv_core::ReadRecordResult;

use super::row::{Row, RowError};

/// Bytes of a whole file. Ten million listings have about half of it.
const MAX_BYTES: u64 = 1 << 30;
/// Bytes of one row: the longest description allowed has 40 kB.
const MAX_ROW_BYTES: usize = 256 * 1024;
/// Columns of a file; Meta's full template has about 80.
const MAX_COLUMNS: usize = 1_000;

/// Why a file cannot be read as a feed.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The disk or the pipe failed.
    #[error("the file cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// Not even a header.
    #[error("the file is empty; its first line names the columns")]
    Empty,
    /// Two bytes for each letter, as some programs save "Unicode text".
    #[error("the file is UTF-16; save it as CSV in UTF-8")]
    Utf16,
    /// A workbook and not a text.
    #[error("this is a workbook or an archive; save the sheet as CSV in UTF-8")]
    Workbook,
    /// The header does not name what is needed.
    #[error("the header lacks {}{}", list_columns(missing), hint.unwrap_or_default())]
    MissingColumns {
        /// Columns that must be there.
        missing: Vec<&'static str>,
        /// What may be the reason.
        hint: Option<&'static str>,
    },
    /// The header names a column twice, and only one can be meant.
    #[error("the header names the column {0} twice")]
    RepeatedColumn(&'static str),
    /// It has more than a gigabyte.
    #[error("the file is larger than 1 GB; import it in parts")]
    TooLarge,
    /// It has more rows than a network of stores would have.
    #[error("the file has more than {max} rows; import it in parts")]
    TooManyRows {
        /// The most that are read.
        max: u64,
    },
}

fn list_columns(columns: &[&str]) -> String {
    let word = if columns.len() == 1 { "the column" } else { "the columns" };
    format!("{word} {}", columns.join(", "))
}

/// What was found in place of a row.
pub(super) enum RawRow {
    /// As many cells as the header has, all of them UTF-8.
    Row,
    /// Anything else.
    Rejected(RowError),
}

/// A file after its first bytes, which were checked.
type Source<R> = BufReader<Chain<Cursor<Vec<u8>>, R>>;

/// A table being read.
pub(super) struct Table<R> {
    source: Source<R>,
    core: csv_core::Reader,
    bytes_left: u64,
    line: u64,
    row: Row,
    /// Columns of the header, unknown ones among them.
    width: usize,
}

impl<R: Read> Table<R> {
    /// Reads up to and including the header. A first row that starts with `#` is a comment, as in
    /// Meta's own template. Columns of neither list are ignored.
    pub(super) fn open(
        source: R,
        required: &[&'static str],
        optional: &[&'static str],
    ) -> Result<Self, TableError> {
        let mut table = Self {
            source: strip_bom(source)?,
            core: csv_core::Reader::new(),
            bytes_left: MAX_BYTES,
            line: 1,
            row: Row {
                bytes: vec![0; MAX_ROW_BYTES],
                ends: vec![0; MAX_COLUMNS],
                count: 0,
                overlong: false,
                columns: Vec::new(),
            },
            width: 0,
        };
        let mut found = table.read_cells()?;
        if found && table.row.cells().next().is_some_and(|cell| cell.starts_with(b"#")) {
            found = table.read_cells()?;
        }
        if !found {
            return Err(TableError::Empty);
        }
        table.find_columns(required, optional)?;
        Ok(table)
    }

    fn find_columns(
        &mut self,
        required: &[&'static str],
        optional: &[&'static str],
    ) -> Result<(), TableError> {
        let header: Vec<&[u8]> = self.row.cells().map(<[u8]>::trim_ascii).collect();
        let (mut columns, mut missing) = (Vec::new(), Vec::new());
        for &column in required.iter().chain(optional) {
            let mut places = (0..).zip(&header).filter(|(_, name)| **name == column.as_bytes());
            match (places.next(), places.next()) {
                (Some((index, _)), None) => columns.push((column, index)),
                (Some(_), Some(_)) => return Err(TableError::RepeatedColumn(column)),
                (None, _) if required.contains(&column) => missing.push(column),
                (None, _) => {}
            }
        }
        if !missing.is_empty() {
            let holds = |byte: u8| header.iter().any(|name| name.contains(&byte));
            let hint = if self.row.overlong {
                Some("; its first line is too long")
            } else if holds(b';') {
                Some(". It is separated by semicolons: save it with commas")
            } else if holds(b'\t') {
                Some(". It is separated by tabs: save it with commas")
            } else {
                None
            };
            return Err(TableError::MissingColumns { missing, hint });
        }
        self.width = header.len();
        self.row.columns = columns;
        Ok(())
    }

    /// The line in which the row read last starts, counted from 1.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    /// Reads the next row that is not empty; `None` after the last.
    pub(super) fn next(&mut self) -> Result<Option<RawRow>, TableError> {
        loop {
            if !self.read_cells()? {
                return Ok(None);
            }
            let empty = self.row.cells().all(|cell| cell.trim_ascii().is_empty());
            if self.row.overlong || !empty {
                break;
            }
        }
        Ok(Some(match self.row_error() {
            Some(error) => RawRow::Rejected(error),
            None => RawRow::Row,
        }))
    }

    fn row_error(&self) -> Option<RowError> {
        let missing_quote = "a closing quotation mark may be missing";
        if self.row.overlong {
            return Some(RowError::for_row(format!("the row is far too long: {missing_quote}")));
        }
        let (count, width) = (self.row.count, self.width);
        if count != width {
            let cells = if count == 1 { "cell" } else { "cells" };
            let mut reason = format!("it has {count} {cells} where the header has {width}");
            match self.row.line_ends() {
                0 => reason.push_str(": is a text with a comma in it not in quotation marks?"),
                lines => reason.push_str(&format!(", and runs over {} lines: {missing_quote}", lines + 1)),
            }
            return Some(RowError::for_row(reason));
        }
        let broken = self.row.cells().position(|cell| str::from_utf8(cell).is_err())?;
        let column = self.row.column_at(broken);
        Some(RowError { column, reason: "it is not UTF-8; save the file as CSV in UTF-8".to_owned() })
    }

    /// The row read last.
    pub(super) const fn row(&self) -> &Row {
        &self.row
    }

    /// Reads the next row's cells. False at the end of the source.
    fn read_cells(&mut self) -> Result<bool, TableError> {
        let (mut filled, mut count) = (0, 0);
        let mut started = false;
        self.row.overlong = false;
        loop {
            let input = match self.source.fill_buf() {
                Ok(input) => input,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            };
            // Line ends before a row are no part of it; skipped here, they count before its line is set.
            let skipped = if started {
                0
            } else {
                input.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count()
            };
            let (ends, rest) = input.split_at(skipped);
            let lines = ends.iter().filter(|byte| **byte == b'\n').count();
            self.core.set_line(self.core.line() + lines as u64);
            if !rest.is_empty() && !started {
                started = true;
                self.line = self.core.line();
            }
            let at_end = input.is_empty();
            let (result, used) = if rest.is_empty() && !at_end {
                (ReadRecordResult::InputEmpty, 0)
            } else {
                let bytes = self.row.bytes.get_mut(filled..).unwrap_or_default();
                let ends = self.row.ends.get_mut(count..).unwrap_or_default();
                let (result, used, written, ended) = self.core.read_record(rest, bytes, ends);
                filled += written;
                count += ended;
                (result, used)
            };
            self.source.consume(skipped + used);
            self.bytes_left =
                self.bytes_left.checked_sub((skipped + used) as u64).ok_or(TableError::TooLarge)?;
            match result {
                ReadRecordResult::InputEmpty => {}
                // The rest of an overlong row overwrites what was read, and is never used.
                ReadRecordResult::OutputFull => (filled, self.row.overlong) = (0, true),
                ReadRecordResult::OutputEndsFull => (count, self.row.overlong) = (0, true),
                ReadRecordResult::Record => {
                    self.row.count = if self.row.overlong { 0 } else { count };
                    return Ok(true);
                }
                ReadRecordResult::End => return Ok(false),
            }
        }
    }
}

/// The source without its byte order mark, if it is a text at all.
fn strip_bom<R: Read>(mut source: R) -> Result<Source<R>, TableError> {
    let mut head = Vec::with_capacity(4);
    source.by_ref().take(4).read_to_end(&mut head)?;
    match head.as_slice() {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => return Err(TableError::Utf16),
        [b'P', b'K', 3, 4] | [0xD0, 0xCF, 0x11, 0xE0] => return Err(TableError::Workbook),
        [0xEF, 0xBB, 0xBF, ..] => drop(head.drain(..3)),
        _ => {}
    }
    Ok(BufReader::with_capacity(64 * 1024, Cursor::new(head).chain(source)))
}

#[cfg(test)]
mod tests;
