//! The commands, one file each.

pub(crate) mod bench;
pub(crate) mod build;
pub(crate) mod screens;
pub(crate) mod serve;
pub(crate) mod size;
mod stress;
pub(crate) mod test;
pub(crate) mod torture;
pub(crate) mod wasm;
