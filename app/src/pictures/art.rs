//! Drawings of what is inside a pack, each within ±16 units of its centre.

use std::sync::LazyLock;

/// Names and drawings, as `art.tsv` lists them.
pub(super) static ART: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| include_str!("art.tsv").lines().filter_map(|line| line.split_once('\t')).collect());
