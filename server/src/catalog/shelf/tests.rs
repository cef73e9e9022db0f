//! Search and portions.
