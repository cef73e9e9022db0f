//! An inbound message, free of the wire format.

use commerce::{CartId, Language, Position};

use super::button::ButtonAction;
use crate::places::find_pin;

/// What somebody wrote, pressed or sent.
#[derive(Clone, Debug, PartialEq)]
pub enum InboundMessage {
    /// Words.
    Text(String),
    /// A button of ours.
    Button(ButtonAction),
    /// A location message.
    Location {
        /// Where.
        position: Position,
        /// The name or address that came with it, when a place was picked.
        label: Option<String>,
    },
    /// Anything else: pictures, voice, stickers, kinds that do not exist yet.
    Unsupported,
}

/// What words mean to customers and storekeepers alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextCommand {
    /// The words that a browser with a cart put in: they name the cart.
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

/// Reads words. Whatever is not understood is a greeting: the answer to it shows the way.
#[must_use]
pub fn parse_command(words: &str) -> TextCommand {
    // Keyboards put a full stop behind what is sent on.
    let code = |word: &str| word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric()).parse().ok();
    if let Some(cart) = words.split_whitespace().find_map(code) {
        return TextCommand::Cart(cart);
    }
    if let Some(pin) = find_pin(words) {
        return TextCommand::Pin(pin);
    }
    match words.trim().trim_matches(['.', '!', '?', '।']).to_lowercase().as_str() {
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

/// The language words are written in, where the script tells.
#[must_use]
pub fn detect_language(words: &str) -> Option<Language> {
    words.chars().any(|letter| ('\u{0900}'..='\u{097F}').contains(&letter)).then_some(Language::Hindi)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_understood() {
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
        for written in
            [format!("Hi, my cart is {cart}"), format!("Hi, my cart is: {cart}."), format!("*{cart}*")]
        {
            assert_eq!(parse_command(&written), TextCommand::Cart(cart), "{written}");
        }
    }

    #[test]
    fn the_script_tells_the_language() {
        assert_eq!(detect_language("नमस्ते"), Some(Language::Hindi));
        assert_eq!(detect_language("Namaste"), None);
    }
}
