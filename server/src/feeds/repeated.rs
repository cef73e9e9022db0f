//! Which things a file has already named, and in which line.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Numbers names as they come, so that a million pairs of names take 16 bytes each.
#[derive(Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    fn of(&mut self, name: &str) -> u32 {
        if let Some(number) = self.0.get(name) {
            return *number;
        }
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(name.to_owned(), number);
        number
    }
}

/// The keys of a file's rows.
#[derive(Default)]
pub(super) struct Seen {
    first: Numbers,
    second: Numbers,
    lines: HashMap<(u32, u32), u64>,
}

impl Seen {
    /// Notes a key. Answers the line that named it before, if one did.
    pub(super) fn note(&mut self, (first, second): (&str, &str), line: u64) -> Option<u64> {
        match self.lines.entry((self.first.of(first), self.second.of(second))) {
            Entry::Occupied(before) => Some(*before.get()),
            Entry::Vacant(free) => {
                free.insert(line);
                None
            }
        }
    }
}
