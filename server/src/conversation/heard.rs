//! An inbound message, free of the wire format.

use commerce::{CartId, Language, Position};

use super::reply::Reply;
use crate::places::pin_in;

/// What somebody wrote, pressed or sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// Words.
    Words(String),
    /// A button of ours.
    Pressed(Reply),
    /// A location message.
    Location {
        /// Where.
        position: Position,
        /// The name or address that came with it, when a place was picked.
        label: Option<String>,
    },
    /// Anything else: pictures, voice, stickers, kinds that do not exist yet.
    Unreadable,
}

/// What words mean to customers and storekeepers alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The words that a browser with a cart put in: they name the cart.
    Cart(CartId),
    /// Six digits, in any script.
    Pin(String),
    /// A language's name.
    Speak(Language),
    /// The customer's orders.
    Orders,
    /// Take no orders for now.
    Pause,
    /// Take orders again.
    Resume,
    /// A greeting, or anything else.
    Greeting,
}

/// Reads words. Whatever is not understood is a greeting: the answer to it shows the way.
#[must_use]
pub fn meaning_of(words: &str) -> Meaning {
    // Keyboards put a full stop behind what is sent on.
    let code = |word: &str| word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric()).parse().ok();
    if let Some(cart) = words.split_whitespace().find_map(code) {
        return Meaning::Cart(cart);
    }
    if let Some(pin) = pin_in(words) {
        return Meaning::Pin(pin);
    }
    match words.trim().trim_matches(['.', '!', '?', '।']).to_lowercase().as_str() {
        "hindi" | "हिन्दी" | "हिंदी" => Meaning::Speak(Language::Hindi),
        "english" | "अंग्रेज़ी" | "अंग्रेजी" | "इंग्लिश" => {
            Meaning::Speak(Language::English)
        }
        "orders" | "order" | "my orders" | "my order" | "ऑर्डर" | "मेरे ऑर्डर" | "मेरा ऑर्डर" => {
            Meaning::Orders
        }
        "pause" | "stop orders" | "रोको" | "रोकें" | "बंद" => Meaning::Pause,
        "resume" | "start orders" | "चालू" | "चालु" | "शुरू" | "शुरु" => {
            Meaning::Resume
        }
        _ => Meaning::Greeting,
    }
}

/// The language words are written in, where the script tells.
#[must_use]
pub fn script_language(words: &str) -> Option<Language> {
    words.chars().any(|letter| ('\u{0900}'..='\u{097F}').contains(&letter)).then_some(Language::Hindi)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_understood() {
        assert_eq!(meaning_of("400 703"), Meaning::Pin("400703".to_owned()));
        assert_eq!(meaning_of("४००७०३"), Meaning::Pin("400703".to_owned()));
        assert_eq!(meaning_of("हिंदी"), Meaning::Speak(Language::Hindi));
        assert_eq!(meaning_of("My orders?"), Meaning::Orders);
        assert_eq!(meaning_of("Hi"), Meaning::Greeting);
        assert_eq!(meaning_of(""), Meaning::Greeting);
        assert_eq!(meaning_of("I live in Vashi, 400703."), Meaning::Pin("400703".to_owned()));
        assert_eq!(meaning_of("40070"), Meaning::Greeting);
        assert_eq!(meaning_of("call me at 9820001234"), Meaning::Greeting);
        let cart = CartId(77);
        for written in
            [format!("Hi, my cart is {cart}"), format!("Hi, my cart is: {cart}."), format!("*{cart}*")]
        {
            assert_eq!(meaning_of(&written), Meaning::Cart(cart), "{written}");
        }
    }

    #[test]
    fn the_script_tells_the_language() {
        assert_eq!(script_language("नमस्ते"), Some(Language::Hindi));
        assert_eq!(script_language("Namaste"), None);
    }
}
