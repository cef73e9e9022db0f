//! For the tests of this folder: reads a feed from a text, with one cell of a right row replaced.

use super::feed::Feed;
use super::reader::{FeedItem, FeedReader};
use super::report::RejectedRow;
use super::table::TableError;

/// A feed's right rows with their lines, and its rejected ones.
pub(super) type ReadRows<T> = (Vec<(u64, T)>, Vec<RejectedRow>);

/// Reads a whole feed.
pub(super) fn read_rows<F: Feed>(bytes: &[u8]) -> Result<ReadRows<F::Row>, TableError> {
    let mut reader = FeedReader::<F, _>::open(bytes)?;
    let (mut rows, mut rejected) = (Vec::new(), Vec::new());
    while let Some(item) = reader.next()? {
        match item {
            FeedItem::Row { line, row } => rows.push((line, row)),
            FeedItem::Rejected(row) => rejected.push(row),
        }
    }
    Ok((rows, rejected))
}

/// A file of one row: `right` with some cells replaced.
pub(super) fn csv_file(right: &[(&str, &str)], changes: &[(&str, &str)]) -> String {
    for (column, _) in changes {
        assert!(right.iter().any(|(known, _)| known == column), "{column} is no column");
    }
    let header: Vec<&str> = right.iter().map(|(column, _)| *column).collect();
    let cells: Vec<String> = right
        .iter()
        .map(|(column, value)| {
            let change = changes.iter().find(|(changed, _)| changed == column);
            format!("\"{}\"", change.map_or(*value, |(_, value)| value).replace('"', "\"\""))
        })
        .collect();
    format!("{}\n{}\n", header.join(","), cells.join(","))
}

/// The row that `right` with these changes makes.
pub(super) fn accept_row<F: Feed>(right: &[(&str, &str)], changes: &[(&str, &str)]) -> F::Row {
    let (mut rows, rejected) = read_rows::<F>(csv_file(right, changes).as_bytes()).unwrap();
    assert_eq!(rejected, [], "{changes:?}");
    rows.pop().unwrap().1
}

/// Checks that `right` with these changes is rejected in this column; returns the reason.
pub(super) fn reject_row<F: Feed>(right: &[(&str, &str)], column: &str, changes: &[(&str, &str)]) -> String {
    let (rows, mut rejected) = read_rows::<F>(csv_file(right, changes).as_bytes()).unwrap();
    assert_eq!((rows.len(), rejected.len()), (0, 1), "{changes:?}");
    let RejectedRow { line, column: wrong, reason, .. } = rejected.remove(0);
    assert_eq!((line, wrong), (2, Some(column)), "{changes:?}: {reason}");
    reason
}

/// As [`reject_row`], for each of several values of the column itself.
pub(super) fn assert_rejected<F: Feed>(right: &[(&str, &str)], column: &str, values: &[&str], words: &str) {
    for value in values {
        let reason = reject_row::<F>(right, column, &[(column, value)]);
        assert!(reason.contains(words), "{column} = {value:?}: {reason}");
    }
}
