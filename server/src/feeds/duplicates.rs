//! Which keys a file has already named, and in which line.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Numbers names as they come, so that a million pairs of names take 16 bytes each.
#[derive(Default)]
struct Interner(HashMap<String, u32>);

impl Interner {
    fn intern(&mut self, name: &str) -> u32 {
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
pub(super) struct SeenKeys {
    first: Interner,
    second: Interner,
    lines: HashMap<(u32, u32), u64>,
}

impl SeenKeys {
    /// Adds a key; returns the line that named it first, if one did.
    pub(super) fn insert(&mut self, (first, second): (&str, &str), line: u64) -> Option<u64> {
        match self.lines.entry((self.first.intern(first), self.second.intern(second))) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(free) => {
                free.insert(line);
                None
            }
        }
    }
}
