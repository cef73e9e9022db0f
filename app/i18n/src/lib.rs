//! Every sentence people read, by language: spoken by pages, chat and bills.
//!
//! A sentence is a function: `cart::title(language)`. All languages of a sentence stand together,
//! so whoever changes one sees the others, and a new language is asked for by the compiler.
//! Sentences are short, warm and plain; Hindi is the Hindi of a shop counter, not of an office.

/// Declares sentences. Arguments are written into the text as in `format!`.
///
/// ```ignore
/// messages! {
///     /// Greets by name.
///     greeting(name: &str) { en: "Namaste, {name}.", hi: "नमस्ते {name} जी।" }
/// }
/// ```
macro_rules! messages {
    ($( $(#[$doc:meta])* $name:ident ( $($arg:ident : $kind:ty),* $(,)? ) { en: $en:literal, hi: $hi:literal $(,)? } )*) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub fn $name(language: commerce::Language $(, $arg: $kind)*) -> String {
                match language {
                    commerce::Language::English => format!($en),
                    commerce::Language::Hindi => format!($hi),
                }
            }
        )*
    };
}

pub mod bill;
pub mod chat;
pub mod pages;
pub mod previews;
pub mod products;
pub mod times;
