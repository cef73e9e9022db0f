//! The size of what a browser downloads for the islands, and its budget.

use std::fmt;

use crate::wasm::Manifest;
use crate::wasm::manifest::File;

/// WASM and glue together, in brotli: 45 kB.
const BUDGET: usize = 45_000;

/// The bundle's size, file by file.
pub(crate) struct BundleSize {
    rows: Vec<Row>,
}

struct Row {
    name: String,
    raw: usize,
    brotli: usize,
    counts: bool,
}

/// Measures the bundle. The loader is shown but not counted: pages have it without islands too.
pub(crate) fn measure(manifest: &Manifest) -> BundleSize {
    let folder = format!("/pkg/{}/", manifest.hash);
    let rows = manifest
        .files
        .iter()
        .filter_map(|(path, file)| path.strip_prefix(&folder).map(|name| (path, name, file)))
        .map(|(path, name, file)| Row {
            name: name.to_owned(),
            raw: file.bytes,
            brotli: brotli_size(file),
            counts: *path != manifest.loader,
        })
        .collect();
    BundleSize { rows }
}

impl BundleSize {
    /// Bytes in brotli that count.
    pub(crate) fn brotli(&self) -> usize {
        self.rows.iter().filter(|row| row.counts).map(|row| row.brotli).sum()
    }

    /// Uncompressed bytes that count.
    pub(crate) fn raw(&self) -> usize {
        self.rows.iter().filter(|row| row.counts).map(|row| row.raw).sum()
    }

    /// Whether it is within the budget.
    pub(crate) fn is_within_budget(&self) -> bool {
        self.brotli() <= BUDGET
    }

    /// On one line: `37,687 of 45,000 bytes in brotli`.
    pub(crate) fn summary(&self) -> String {
        let (brotli, allowed) = (group_digits(self.brotli()), group_digits(BUDGET));
        if self.is_within_budget() {
            format!("WASM and glue: {brotli} of {allowed} bytes in brotli")
        } else {
            let over = group_digits(self.brotli() - BUDGET);
            format!("WASM and glue: {brotli} bytes in brotli, {over} more than the {allowed} allowed")
        }
    }
}

impl fmt::Display for BundleSize {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:32}{:>10}{:>10}", "bytes", "raw", "brotli")?;
        for row in &self.rows {
            let note = if row.counts { "" } else { "  (not counted)" };
            let (raw, brotli) = (group_digits(row.raw), group_digits(row.brotli));
            writeln!(formatter, "{:32}{raw:>10}{brotli:>10}{note}", row.name)?;
        }
        let (raw, brotli) = (group_digits(self.raw()), group_digits(self.brotli()));
        write!(formatter, "{:32}{raw:>10}{brotli:>10}", "WASM and glue")
    }
}

fn brotli_size(file: &File) -> usize {
    file.br.unwrap_or(file.bytes)
}

/// A number with its thousands separated: `45,000`.
fn group_digits(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn manifest(wasm: usize, glue: usize) -> Manifest {
        let file = |br| File {
            media_type: String::new(),
            etag: String::new(),
            bytes: br * 3,
            br: Some(br),
            gz: None,
        };
        let files = BTreeMap::from([
            ("/pkg/h/app_bg.wasm".to_owned(), file(wasm)),
            ("/pkg/h/app.js".to_owned(), file(glue)),
            ("/pkg/h/loader.js".to_owned(), file(700)),
            ("/pictures/a.svg".to_owned(), file(90_000)),
        ]);
        Manifest {
            hash: "h".to_owned(),
            loader: "/pkg/h/loader.js".to_owned(),
            glue: "/pkg/h/app.js".to_owned(),
            wasm: "/pkg/h/app_bg.wasm".to_owned(),
            files,
        }
    }

    #[test]
    fn the_budget_is_for_wasm_and_glue() {
        assert!(measure(&manifest(40_000, 5_000)).is_within_budget());
        let past = measure(&manifest(40_000, 5_001));
        assert!(!past.is_within_budget());
        assert!(past.summary().contains("1 more than the 45,000"), "{}", past.summary());
    }

    #[test]
    fn thousands_are_separated() {
        assert_eq!(group_digits(0), "0");
        assert_eq!(group_digits(999), "999");
        assert_eq!(group_digits(1_000), "1,000");
        assert_eq!(group_digits(1_234_567), "1,234,567");
    }
}
