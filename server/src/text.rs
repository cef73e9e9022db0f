//! Words as people spell them, compared by letters and by sound.
//!
//! `latin` writes the scripts of India in Latin letters, `key` makes one key of spellings that sound
//! alike, `distance` measures how far two keys are apart.

mod distance;
mod key;
mod latin;

pub(crate) use distance::{TypedKey, letter_mask};
pub(crate) use key::sound_key;
