use std::io::Read;

use proptest::prelude::*;

use super::*;
use crate::feeds::listings::Listings;
use crate::feeds::products::Products;
use crate::feeds::stores::Stores;
use crate::feeds::test_support::read_rows;

/// Lines, and cells of the two columns, of every row; rejected rows show their reason.
fn rows(source: impl Read) -> Result<Vec<(u64, String)>, TableError> {
    let mut table = Table::open(source, &["a", "b"], &["c"])?;
    let mut rows = Vec::new();
    while let Some(taken) = table.next()? {
        let text = match taken {
            RawRow::Row => {
                let cell = |column| match table.row().multiline_text(column, 99).unwrap() {
                    text if text.is_empty() => "-".to_owned(),
                    text => text,
                };
                format!("{} {} {}", cell("a"), cell("b"), cell("c"))
            }
            RawRow::Rejected(problem) => format!("{:?}: {}", problem.column, problem.reason),
        };
        rows.push((table.line(), text));
    }
    Ok(rows)
}

fn lines(text: &str) -> Vec<u64> {
    rows(text.as_bytes()).unwrap().into_iter().map(|(line, _)| line).collect()
}

fn problem(bytes: &[u8]) -> String {
    rows(bytes).unwrap_err().to_string()
}

/// Gives out one byte at a time, and is interrupted before each.
struct Trickle<'a>(&'a [u8], bool);

impl Read for Trickle<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.1 = !self.1;
        if self.1 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let one = buffer.len().min(1);
        self.0.read(&mut buffer[..one])
    }
}

#[test]
fn columns_are_found_by_name() {
    let text = "x, b ,y,a\n1,2,3,4\n";
    assert_eq!(rows(text.as_bytes()).unwrap(), [(2, "4 2 -".to_owned())]);
    assert_eq!(
        rows(&b"c,b,a\n3,\"2, two\",\"1 \"\"one\"\"\""[..]).unwrap(),
        [(2, "1 \"one\" 2, two 3".to_owned())]
    );
}

#[test]
fn a_mark_and_a_comment_may_stand_before_the_header() {
    let right = [(3, "1 2 -".to_owned())];
    assert_eq!(rows("\u{feff}# Required | optional\na,b\n1,2".as_bytes()).unwrap(), right);
    assert_eq!(rows(&b"\"# Required, with a comma\",,\r\na,b\r\n1,2\r\n"[..]).unwrap(), right);
    // Further rows are never comments.
    assert_eq!(rows(&b"a,b\n#1,2\n"[..]).unwrap(), [(2, "#1 2 -".to_owned())]);
}

#[test]
fn lines_are_those_of_an_editor() {
    assert_eq!(lines("a,b\n1,2\n3,4\n"), [2, 3]);
    assert_eq!(lines("a,b\r\n1,2\r\n3,4\r\n5,6"), [2, 3, 4]);
    assert_eq!(lines("a,b\n\n\n1,2\n\r\n3,4\n ,\n5,6"), [4, 6, 8]);
    assert_eq!(lines("a,b\n\"1\n1\n1\",2\n3,4\n"), [2, 5]);
    assert_eq!(lines("a,b\r\n\"1\r\n1\",2\r\n\r\n3,4\r\n"), [2, 5]);
    assert_eq!(lines("# one\n\na,b\n1,2\n"), [4]);
}

#[test]
fn bytes_that_come_one_by_one_are_the_same_table() {
    let text = "\u{feff}#c\r\n\r\na,b\r\n\r\n\"1\r\n\",\"é\"\r\n\r\n3\r\n4,5";
    let whole = rows(text.as_bytes()).unwrap();
    assert_eq!(whole.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [5, 8, 9]);
    assert_eq!(rows(Trickle(text.as_bytes(), false)).unwrap(), whole);
}

#[test]
fn rows_of_another_length_are_rejected() {
    let found = rows(&b"a,b\n1\n1,2,3\n1,2\n"[..]).unwrap();
    assert!(found[0].1.contains("it has 1 cell where the header has 2"), "{found:?}");
    assert!(found[1].1.contains("it has 3 cells where the header has 2"), "{found:?}");
    assert_eq!(found[2], (4, "1 2 -".to_owned()));
}

#[test]
fn a_missing_quotation_mark_is_suspected() {
    let found = rows(&b"a,b\n1,2\n\"3,4\n5,6\n7,8\n"[..]).unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].0, 3);
    assert!(found[1].1.contains("runs over 4 lines: a closing quotation mark may be missing"), "{found:?}");
}

#[test]
fn an_endless_row_does_not_fill_the_memory() {
    let mut text = b"a,b\n\"".to_vec();
    text.resize(4 * MAX_ROW_BYTES, b'x');
    text.extend(b"\",2\n3,4\n");
    text.extend(b",".repeat(3 * MAX_COLUMNS));
    text.extend(b"\n5,6\n");
    let found = rows(text.as_slice()).unwrap();
    assert!(found[0].1.contains("far too long"), "{:?}", found[0]);
    assert_eq!(found[1], (3, "3 4 -".to_owned()));
    assert!(found[2].1.contains("far too long"), "{:?}", found[2]);
    assert_eq!(found[3], (5, "5 6 -".to_owned()));
}

#[test]
fn other_encodings_are_rejected_with_their_line() {
    let found = rows(&b"a,b,z\n1,2,3\n1,caf\xe9,3\n1,2,\xff\n1,2,3\n"[..]).unwrap();
    let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
    let reason = "it is not UTF-8; save the file as CSV in UTF-8";
    assert_eq!(texts, ["1 2 -", &format!("Some(\"b\"): {reason}"), &format!("None: {reason}"), "1 2 -"]);
    // Two halves of one letter in two cells.
    assert!(rows(&b"a,b\n\xc3,\xa9\n"[..]).unwrap()[0].1.contains("UTF-8"));
}

#[test]
fn what_is_no_feed_is_named() {
    assert!(problem(b"").contains("empty"));
    assert!(problem(b"\n\r\n").contains("empty"));
    assert!(problem(b"# only a comment\n").contains("empty"));
    assert_eq!(problem(b"x,y\n"), "the header lacks the columns a, b");
    assert_eq!(problem(b"a,B\n"), "the header lacks the column b");
    assert_eq!(problem(b"a,b,a\n"), "the header names the column a twice");
    assert!(problem(b"a;b\n1;2\n").contains("semicolons"));
    assert!(problem(b"a\tb\n1\t2\n").contains("tabs"));
    assert!(problem(b"PK\x03\x04rest").contains("workbook"));
    assert!(problem(b"\xff\xfea\0,\0b\0").contains("UTF-16"));
    assert!(problem(&b"x".repeat(MAX_ROW_BYTES + 1)).contains("too long"));
}

#[test]
fn a_file_that_breaks_off_is_an_error() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let mut table = Table::open(b"a,b\n1,2\n3,".chain(Broken), &["a"], &[]).unwrap();
    assert!(matches!(table.next(), Ok(Some(RawRow::Row))));
    assert!(table.next().is_err_and(|problem| problem.to_string().contains("the disk is gone")));
}

#[test]
fn a_file_without_an_end_is_not_read_for_ever() {
    let mut table = Table::open(b"a,b\n".chain(io::repeat(b'\n')), &["a"], &[]).unwrap();
    table.bytes_left = 200_000;
    assert!(matches!(table.next(), Err(TableError::TooLarge)));
    let mut table = Table::open(b"a,b\n".chain(io::repeat(b'x')), &["a"], &[]).unwrap();
    table.bytes_left = 200_000;
    assert!(matches!(table.next(), Err(TableError::TooLarge)));
    let rows = format!("{}\n{}", HEADERS[1], "x\n".repeat(200_001));
    assert!(matches!(read_rows::<Products>(rows.as_bytes()), Err(TableError::TooManyRows { max: 200_000 })));
}

const HEADERS: [&str; 3] = [
    "store_code,id,price,sale_price,quantity,availability",
    "id,title,price,category,hsn,gst_rate,sold_by,pack_size,title:hi,description,keywords,picture",
    "store_code,name,legal_name,locality,address,city,pin,lat,lon,time_zone,hours,holidays,prep_minutes,\
     slot_minutes,slot_capacity,last_order_minutes,phone,gst_status,gstin,fssai,upi,languages",
];

/// Reads bytes as each feed; only whether it comes back counts.
fn read_as_each(bytes: &[u8]) {
    drop(read_rows::<Listings>(bytes));
    drop(read_rows::<Products>(bytes));
    drop(read_rows::<Stores>(bytes));
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_as_each(&bytes);
    }

    #[test]
    fn no_bytes_below_a_right_header_panic(header in prop::sample::select(&HEADERS[..]), text in "[\\PC,\"\n\r;]{0,300}", tail in prop::collection::vec(any::<u8>(), 0..60)) {
        let mut bytes = format!("{header}\n{text}").into_bytes();
        bytes.extend(tail);
        read_as_each(&bytes);
    }

    #[test]
    fn no_cells_panic(cells in prop::collection::vec("[0-9a-z:+;.@ INR-]{0,24}|\\PC{0,12}|(mon|sun|closed|[0-9:,;-]){1,8}", 22)) {
        let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        for header in HEADERS {
            let row = quoted[..header.split(',').count()].join(",");
            read_as_each(format!("{header}\n{row}\n").as_bytes());
        }
    }

    /// Whatever the cells hold, a row is named by the line it starts in.
    #[test]
    fn lines_are_right(cells in prop::collection::vec(("[a-c\"\n\r,]{1,6}", 0..3usize), 1..12), crlf: bool) {
        let end = if crlf { "\r\n" } else { "\n" };
        let mut text = format!("a,b{end}");
        let mut expected = Vec::new();
        for (cell, empty_lines) in cells {
            text.push_str(&end.repeat(empty_lines));
            expected.push(1 + text.matches('\n').count() as u64);
            text.push_str(&format!("\"{}\",x{end}", cell.replace('"', "\"\"")));
        }
        let mut table = Table::open(text.as_bytes(), &["a", "b"], &[]).unwrap();
        let mut found = Vec::new();
        while table.next().unwrap().is_some() {
            found.push(table.line());
        }
        prop_assert_eq!(found, expected);
    }
}
