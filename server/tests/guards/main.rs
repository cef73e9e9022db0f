//! Rules of the tree that the compiler does not check.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a guard that cannot read the tree must fail")]

mod boundaries;
mod functions;
mod imports;
mod layout;
mod sources;
mod wording;
