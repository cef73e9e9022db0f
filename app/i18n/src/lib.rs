//! Every sentence people read, by language; used by pages, chat and bills, never linked into the WASM.
//!
//! A message is a function: `cart::title(language)`. Its signature and what it is for are declared once, by
//! subject (`pages/cart.rs`); its text is in each language's folder (`en/`, `hi/`). To add a language, add it to
//! `commerce::Language` and to `messages!` below: the compiler then names every text that is missing.
//!
//! Texts are short, warm and natural. Hindi is that of a shop counter, not of an office.

/// Declares messages whose texts are in the module of that path in every language.
///
/// ```ignore
/// messages! {
///     in pages::link;
///     /// Asks who opens the link.
///     continue_as(who: &str);
/// }
/// ```
macro_rules! messages {
    (
        in $($module:ident)::+;
        $($(#[$doc:meta])* $name:ident($($arg:ident: $kind:ty),* $(,)?) $(-> $text:ty)?;)*
    ) => {
        use $crate::en::$($module)::+ as en;
        use $crate::hi::$($module)::+ as hi;

        $(
            $(#[$doc])*
            #[must_use]
            #[allow(clippy::too_many_arguments, reason = "one for each placeholder")]
            #[allow(unreachable_pub, reason = "some modules use their own messages only")]
            pub fn $name(language: commerce::Language $(, $arg: $kind)*) -> messages!(@type $($text)?) {
                match language {
                    commerce::Language::English => en::$name($($arg),*),
                    commerce::Language::Hindi => hi::$name($($arg),*),
                }
            }
        )*
    };
    (@type) => { String };
    (@type $text:ty) => { $text };
}

/// Writes the texts of one language. Arguments are interpolated as in `format!`.
macro_rules! texts {
    ($($name:ident($($arg:ident: $kind:ty),* $(,)?) = $text:literal;)*) => {
        $(
            #[allow(unused_variables, reason = "a language need not mention everything")]
            #[allow(clippy::too_many_arguments, reason = "one for each placeholder")]
            pub(crate) fn $name($($arg: $kind),*) -> String {
                format!($text)
            }
        )*
    };
}

pub mod bill;
pub mod chat;
mod en;
mod hi;
pub mod pages;
pub mod previews;
pub mod products;
pub mod requests;
pub mod times;
