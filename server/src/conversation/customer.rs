//! From what a customer was heard to say to what shall be done.

use commerce::{CartId, Language, Position};

use super::button::ButtonAction;
use super::inbound::{InboundMessage, TextCommand, detect_language, parse_command};

/// What shall be done for a customer.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Greet, with a link to the shop and what else can be done.
    Greet,
    /// Send a link that leads to a cart filled in a browser.
    OpenCart(CartId),
    /// Keep the language, and say so in it.
    SetLanguage(Language),
    /// Ask for a location message.
    AskLocation,
    /// Keep the place of a PIN code, and say which store is near.
    SetPin(String),
    /// Keep a position, and say which store is near.
    SetPosition {
        /// Where.
        position: Position,
        /// What the sender's phone calls it.
        label: Option<String>,
    },
    /// List the latest orders, each with a link.
    ListOrders,
    /// Say that we read words and locations only.
    Unsupported,
}

/// Decides. `chosen` is the language the customer has chosen; the second answer is the one to speak.
#[must_use]
pub fn interpret(heard: InboundMessage, chosen: Option<Language>) -> (Intent, Language) {
    let noticed = match &heard {
        InboundMessage::Text(words) => detect_language(words),
        _ => None,
    };
    let language = chosen.or(noticed).unwrap_or_default();
    let intent = match heard {
        InboundMessage::Text(words) => match parse_command(&words) {
            TextCommand::Cart(cart) => Intent::OpenCart(cart),
            TextCommand::Pin(pin) => Intent::SetPin(pin),
            TextCommand::SetLanguage(language) => Intent::SetLanguage(language),
            TextCommand::ListOrders => Intent::ListOrders,
            TextCommand::Pause | TextCommand::Resume | TextCommand::Greeting => Intent::Greet,
        },
        InboundMessage::Location { position, label } => Intent::SetPosition { position, label },
        InboundMessage::Button(ButtonAction::AskLocation) => Intent::AskLocation,
        InboundMessage::Button(ButtonAction::ListOrders) => Intent::ListOrders,
        InboundMessage::Button(ButtonAction::SetLanguage(language)) => Intent::SetLanguage(language),
        // The storekeeper's buttons do nothing in a customer's hands.
        InboundMessage::Button(_) => Intent::Greet,
        InboundMessage::Unsupported => Intent::Unsupported,
    };
    let language = if let Intent::SetLanguage(language) = intent { language } else { language };
    (intent, language)
}

#[cfg(test)]
mod tests {
    use commerce::OrderId;

    use super::*;

    fn words(text: &str) -> InboundMessage {
        InboundMessage::Text(text.to_owned())
    }

    #[test]
    fn hi_is_greeted_in_the_language_it_is_written_in() {
        assert_eq!(interpret(words("Hi"), None), (Intent::Greet, Language::English));
        assert_eq!(interpret(words("नमस्ते"), None), (Intent::Greet, Language::Hindi));
        assert_eq!(interpret(words("Hi"), Some(Language::Hindi)), (Intent::Greet, Language::Hindi));
        assert_eq!(interpret(words("english"), Some(Language::Hindi)).1, Language::English);
    }

    #[test]
    fn a_customer_can_not_press_the_storekeepers_buttons() {
        assert_eq!(
            interpret(InboundMessage::Button(ButtonAction::Accept(OrderId(1))), None).0,
            Intent::Greet
        );
    }

    #[test]
    fn what_can_not_be_read_is_answered() {
        assert_eq!(interpret(InboundMessage::Unsupported, None).0, Intent::Unsupported);
    }
}
