//! An inbound message, and the commands that its text may contain.

use std::ops::RangeInclusive;

use commerce::{CartId, Language, Position};

use super::button::ButtonAction;
use crate::places::find_pin;

/// A message from a person, free of any channel's wire format.
#[derive(Clone, Debug, PartialEq)]
pub enum InboundMessage {
    /// Text.
    Text(String),
    /// A button from one of our messages.
    Button(ButtonAction),
    /// A location message.
    Location {
        /// The coordinates.
        position: Position,
        /// The name or address that came with it, when a place was picked.
        label: Option<String>,
    },
    /// Anything else: pictures, voice, stickers, kinds that do not exist yet.
    Unsupported,
}

/// What a text asks for, from customers and storekeepers alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextCommand {
    /// The text that a browser with a cart put in: it names the cart.
    Cart(CartId),
    /// Six digits, in any script.
    Pin(String),
    /// A language's name.
    SetLanguage(Language),
    /// The customer's orders.
    ListOrders,
    /// Take no orders for now.
    Pause,
    /// Take orders again.
    Resume,
    /// A greeting, or anything else.
    Greeting,
}

/// Finds the command in a text. Every unknown text is a greeting: the reply to it shows what is possible.
#[must_use]
pub fn parse_command(text: &str) -> TextCommand {
    // Keyboards put a full stop behind forwarded text.
    let to_cart = |word: &str| word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric()).parse().ok();
    if let Some(cart) = text.split_whitespace().find_map(to_cart) {
        return TextCommand::Cart(cart);
    }
    if let Some(pin) = find_pin(text) {
        return TextCommand::Pin(pin);
    }
    match text.trim().trim_matches(['.', '!', '?', '।']).to_lowercase().as_str() {
        "hindi" | "हिन्दी" | "हिंदी" => TextCommand::SetLanguage(Language::Hindi),
        "english" | "अंग्रेज़ी" | "अंग्रेजी" | "इंग्लिश" => {
            TextCommand::SetLanguage(Language::English)
        }
        "orders" | "order" | "my orders" | "my order" | "ऑर्डर" | "मेरे ऑर्डर" | "मेरा ऑर्डर" => {
            TextCommand::ListOrders
        }
        "pause" | "stop orders" | "रोको" | "रोकें" | "बंद" => TextCommand::Pause,
        "resume" | "start orders" | "चालू" | "चालु" | "शुरू" | "शुरु" => {
            TextCommand::Resume
        }
        _ => TextCommand::Greeting,
    }
}

/// The letters of a script that is not Latin, which people write in any language.
const fn script(language: Language) -> Option<RangeInclusive<char>> {
    match language {
        Language::English => None,
        // Devanagari.
        Language::Hindi => Some('\u{0900}'..='\u{097F}'),
    }
}

/// The language of a text, where its script shows it. Of languages that share a script it is the first in
/// [`Language::ALL`]; the greeting offers the others.
#[must_use]
pub fn detect_language(text: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| {
        script(*language).is_some_and(|script| text.chars().any(|letter| script.contains(&letter)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found() {
        assert_eq!(parse_command("400 703"), TextCommand::Pin("400703".to_owned()));
        assert_eq!(parse_command("४००७०३"), TextCommand::Pin("400703".to_owned()));
        assert_eq!(parse_command("हिंदी"), TextCommand::SetLanguage(Language::Hindi));
        assert_eq!(parse_command("My orders?"), TextCommand::ListOrders);
        assert_eq!(parse_command("Hi"), TextCommand::Greeting);
        assert_eq!(parse_command(""), TextCommand::Greeting);
        assert_eq!(parse_command("I live in Vashi, 400703."), TextCommand::Pin("400703".to_owned()));
        assert_eq!(parse_command("40070"), TextCommand::Greeting);
        assert_eq!(parse_command("call me at 9820001234"), TextCommand::Greeting);
        let cart = CartId(77);
        for text in
            [format!("Hi, my cart is {cart}"), format!("Hi, my cart is: {cart}."), format!("*{cart}*")]
        {
            assert_eq!(parse_command(&text), TextCommand::Cart(cart), "{text}");
        }
    }

    #[test]
    fn the_script_shows_the_language() {
        assert_eq!(detect_language("नमस्ते"), Some(Language::Hindi));
        assert_eq!(detect_language("Namaste"), None);
        assert_eq!(detect_language("γειά"), None);
    }

    #[test]
    fn every_language_is_set_by_its_own_name_and_by_its_english_one() {
        for language in Language::ALL {
            assert_eq!(parse_command(language.endonym()), TextCommand::SetLanguage(language));
        }
        assert_eq!(parse_command("hindi"), TextCommand::SetLanguage(Language::Hindi));
    }
}
