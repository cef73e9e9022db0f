//! From what a customer was heard to say to what shall be done.

use commerce::{CartId, Language, Position};

use super::heard::{Heard, Meaning, meaning_of, script_language};
use super::reply::Reply;

/// What shall be done for a customer.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Greet, with a link to the shop and what else can be done.
    Greet,
    /// Send a link that leads to a cart filled in a browser.
    LinkToCart(CartId),
    /// Keep the language, and say so in it.
    Speak(Language),
    /// Ask for a location message.
    AskLocation,
    /// Keep the place of a PIN code, and say which store is near.
    TakePin(String),
    /// Keep a position, and say which store is near.
    TakePosition {
        /// Where.
        position: Position,
        /// What the sender's phone calls it.
        label: Option<String>,
    },
    /// List the latest orders, each with a link.
    ListOrders,
    /// Say that we read words and locations only.
    CanNotRead,
}

/// Decides. `chosen` is the language the customer has chosen; the second answer is the one to speak.
#[must_use]
pub fn listen(heard: Heard, chosen: Option<Language>) -> (Intent, Language) {
    let noticed = match &heard {
        Heard::Words(words) => script_language(words),
        _ => None,
    };
    let language = chosen.or(noticed).unwrap_or_default();
    let intent = match heard {
        Heard::Words(words) => match meaning_of(&words) {
            Meaning::Cart(cart) => Intent::LinkToCart(cart),
            Meaning::Pin(pin) => Intent::TakePin(pin),
            Meaning::Speak(language) => Intent::Speak(language),
            Meaning::Orders => Intent::ListOrders,
            Meaning::Pause | Meaning::Resume | Meaning::Greeting => Intent::Greet,
        },
        Heard::Location { position, label } => Intent::TakePosition { position, label },
        Heard::Pressed(Reply::Locate) => Intent::AskLocation,
        Heard::Pressed(Reply::Orders) => Intent::ListOrders,
        Heard::Pressed(Reply::Speak(language)) => Intent::Speak(language),
        // The storekeeper's buttons do nothing in a customer's hands.
        Heard::Pressed(_) => Intent::Greet,
        Heard::Unreadable => Intent::CanNotRead,
    };
    let language = if let Intent::Speak(language) = intent { language } else { language };
    (intent, language)
}

#[cfg(test)]
mod tests {
    use commerce::OrderId;

    use super::*;

    fn words(text: &str) -> Heard {
        Heard::Words(text.to_owned())
    }

    #[test]
    fn hi_is_greeted_in_the_language_it_is_written_in() {
        assert_eq!(listen(words("Hi"), None), (Intent::Greet, Language::English));
        assert_eq!(listen(words("नमस्ते"), None), (Intent::Greet, Language::Hindi));
        assert_eq!(listen(words("Hi"), Some(Language::Hindi)), (Intent::Greet, Language::Hindi));
        assert_eq!(listen(words("english"), Some(Language::Hindi)).1, Language::English);
    }

    #[test]
    fn a_customer_can_not_press_the_storekeepers_buttons() {
        assert_eq!(listen(Heard::Pressed(Reply::Accept(OrderId(1))), None).0, Intent::Greet);
    }

    #[test]
    fn what_can_not_be_read_is_answered() {
        assert_eq!(listen(Heard::Unreadable, None).0, Intent::CanNotRead);
    }
}
