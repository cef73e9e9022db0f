//! From a customer's message to an intent.

use commerce::{CartId, Language, Position};

use super::button::ButtonAction;
use super::inbound::{InboundMessage, TextCommand, detect_language, parse_command};

/// What is to be done for a customer.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Greet, with a link to the shop and what else can be done.
    Greet,
    /// Send a link to a cart that was filled in a browser.
    OpenCart(CartId),
    /// Store the language, and confirm in it.
    SetLanguage(Language),
    /// Offer every language.
    ChooseLanguage,
    /// Ask for a location message.
    AskLocation,
    /// Store the location of a PIN code, and name the nearest store.
    SetPin(String),
    /// Store a position, and name the nearest store.
    SetPosition {
        /// The coordinates.
        position: Position,
        /// What the sender's phone calls it.
        label: Option<String>,
    },
    /// Store that the customer wants to be notified of a store near their place.
    RequestCoverage,
    /// List the latest orders, each with a link.
    ListOrders,
    /// Explain that only text and locations can be read.
    Unsupported,
}

/// Returns the intent and the language of the replies. `chosen` is the language the customer has chosen before.
#[must_use]
pub fn interpret(message: InboundMessage, chosen: Option<Language>) -> (Intent, Language) {
    let detected = match &message {
        InboundMessage::Text(text) => detect_language(text),
        _ => None,
    };
    let language = chosen.or(detected).unwrap_or_default();
    let intent = match message {
        InboundMessage::Text(text) => match parse_command(&text) {
            TextCommand::Cart(cart) => Intent::OpenCart(cart),
            TextCommand::Pin(pin) => Intent::SetPin(pin),
            TextCommand::SetLanguage(language) => Intent::SetLanguage(language),
            TextCommand::ListOrders => Intent::ListOrders,
            TextCommand::Pause | TextCommand::Resume | TextCommand::Greeting => Intent::Greet,
        },
        InboundMessage::Location { position, label } => Intent::SetPosition { position, label },
        InboundMessage::Button(ButtonAction::AskLocation) => Intent::AskLocation,
        InboundMessage::Button(ButtonAction::RequestCoverage) => Intent::RequestCoverage,
        InboundMessage::Button(ButtonAction::ListOrders) => Intent::ListOrders,
        InboundMessage::Button(ButtonAction::ChooseLanguage) => Intent::ChooseLanguage,
        InboundMessage::Button(ButtonAction::SetLanguage(language)) => Intent::SetLanguage(language),
        // The storekeeper's buttons do nothing for a customer.
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

    fn text(text: &str) -> InboundMessage {
        InboundMessage::Text(text.to_owned())
    }

    #[test]
    fn hi_is_greeted_in_the_language_it_is_written_in() {
        assert_eq!(interpret(text("Hi"), None), (Intent::Greet, Language::English));
        assert_eq!(interpret(text("नमस्ते"), None), (Intent::Greet, Language::Hindi));
        assert_eq!(interpret(text("Hi"), Some(Language::Hindi)), (Intent::Greet, Language::Hindi));
        assert_eq!(interpret(text("english"), Some(Language::Hindi)).1, Language::English);
    }

    #[test]
    fn a_customer_cannot_press_the_storekeepers_buttons() {
        assert_eq!(
            interpret(InboundMessage::Button(ButtonAction::Accept(OrderId(1))), None).0,
            Intent::Greet
        );
    }

    #[test]
    fn an_unsupported_message_is_explained() {
        assert_eq!(interpret(InboundMessage::Unsupported, None).0, Intent::Unsupported);
    }
}
