//! The commands, one file each.

pub mod build;
pub mod serve;
pub mod size;
mod stress;
pub mod test;
pub mod torture;
pub mod wasm;
