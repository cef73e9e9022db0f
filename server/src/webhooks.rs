//! What chat and gateways post to us: verify, store, acknowledge. No thinking here.

pub mod whatsapp;
