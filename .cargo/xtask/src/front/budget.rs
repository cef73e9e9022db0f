//! What the phone downloads for the islands, weighed against what it may be.

use std::fmt;

use crate::front::Manifest;
use crate::front::manifest::File;

/// WASM and glue together, in brotli: 60 kB.
const ALLOWED: usize = 60_000;

/// The bundle's weight.
pub struct Weight {
    rows: Vec<Row>,
}

struct Row {
    name: String,
    raw: usize,
    brotli: usize,
    counts: bool,
}

/// Weighs the bundle. The loader is shown but not counted: it is there without islands too.
pub fn weigh(manifest: &Manifest) -> Weight {
    let folder = format!("/pkg/{}/", manifest.hash);
    let rows = manifest
        .files
        .iter()
        .filter_map(|(path, file)| path.strip_prefix(&folder).map(|name| (path, name, file)))
        .map(|(path, name, file)| Row {
            name: name.to_owned(),
            raw: file.bytes,
            brotli: in_brotli(file),
            counts: *path != manifest.loader,
        })
        .collect();
    Weight { rows }
}

impl Weight {
    /// Bytes in brotli that count.
    pub fn brotli(&self) -> usize {
        self.rows.iter().filter(|row| row.counts).map(|row| row.brotli).sum()
    }

    /// Bytes as they are that count.
    pub fn raw(&self) -> usize {
        self.rows.iter().filter(|row| row.counts).map(|row| row.raw).sum()
    }

    /// Whether it keeps to the budget.
    pub fn is_allowed(&self) -> bool {
        self.brotli() <= ALLOWED
    }

    /// On one line: `37,687 of 60,000 bytes in brotli`.
    pub fn verdict(&self) -> String {
        let (brotli, allowed) = (grouped(self.brotli()), grouped(ALLOWED));
        if self.is_allowed() {
            format!("WASM and glue: {brotli} of {allowed} bytes in brotli")
        } else {
            let over = grouped(self.brotli() - ALLOWED);
            format!("WASM and glue: {brotli} bytes in brotli, {over} more than the {allowed} allowed")
        }
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:32}{:>10}{:>10}", "bytes", "raw", "brotli")?;
        for row in &self.rows {
            let note = if row.counts { "" } else { "  (not counted)" };
            let (raw, brotli) = (grouped(row.raw), grouped(row.brotli));
            writeln!(formatter, "{:32}{raw:>10}{brotli:>10}{note}", row.name)?;
        }
        let (raw, brotli) = (grouped(self.raw()), grouped(self.brotli()));
        write!(formatter, "{:32}{raw:>10}{brotli:>10}", "WASM and glue")
    }
}

fn in_brotli(file: &File) -> usize {
    file.br.unwrap_or(file.bytes)
}

/// A number with its thousands apart: `60,000`.
fn grouped(number: usize) -> String {
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
        assert!(weigh(&manifest(55_000, 5_000)).is_allowed());
        let past = weigh(&manifest(55_000, 5_001));
        assert!(!past.is_allowed());
        assert!(past.verdict().contains("1 more than the 60,000"), "{}", past.verdict());
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
