//! What customers get in reply to what they write.

use commerce::Language;
use commerce::notice::ChatMessage;
pub use i18n::chat::unnamed_location;
use i18n::{chat, requests, times};

use super::button::ButtonAction;
use super::outgoing::{buttons, link, list, text};
use super::plain_text::plain_text;

/// A greeting with a link to the shop, and what else can be done. Two messages: WhatsApp allows no other
/// button beside one that opens a link.
#[must_use]
pub fn greeting(language: Language, name: Option<&str>, app_name: &str, url: String) -> [ChatMessage; 2] {
    let name = name.map(plain_text).filter(|name| !name.is_empty());
    let body = match name {
        Some(name) => chat::greeting_by_name(language, &name, app_name),
        None => chat::greeting(language, app_name),
    };
    let others: Vec<_> = Language::ALL.into_iter().filter(|other| *other != language).collect();
    [link(body, chat::open_shop(language), url), more_actions(language, &others)]
}

/// The language button shows the other language's name; where there are several, it leads to a list of them.
fn more_actions(language: Language, others: &[Language]) -> ChatMessage {
    let body = chat::more_actions(language);
    let locate = (ButtonAction::AskLocation, chat::share_location(language));
    let orders = (ButtonAction::ListOrders, chat::my_orders(language));
    match others {
        [] => buttons(body, [locate, orders]),
        [other] => buttons(body, [locate, orders, language_choice(*other)]),
        _ => {
            let languages = (ButtonAction::ChooseLanguage, chat::choose_language(language));
            buttons(body, [locate, orders, languages])
        }
    }
}

fn language_choice(language: Language) -> (ButtonAction, String) {
    (ButtonAction::SetLanguage(language), language.endonym().to_owned())
}

/// Every language, each by its own name.
#[must_use]
pub fn language_list(language: Language) -> ChatMessage {
    let label = chat::choose_language(language);
    list(chat::ask_language(language), label, Language::ALL.map(language_choice))
}

/// Confirms the new language, in that language.
#[must_use]
pub fn language_changed(language: Language) -> ChatMessage {
    text(chat::language_set(language))
}

/// A link to a cart that was filled in a browser.
#[must_use]
pub fn cart_link(language: Language, url: String) -> ChatMessage {
    link(chat::cart_link(language), chat::open_cart(language), url)
}

/// Asks for a location message.
#[must_use]
pub fn ask_location(language: Language) -> ChatMessage {
    ChatMessage::LocationRequest { body: chat::ask_location(language) }
}

/// The nearest store of a location.
#[derive(Clone, Copy, Debug)]
pub struct NearestStore<'a> {
    /// What it is called.
    pub name: &'a str,
    /// How far away it is.
    pub metres: u32,
}

/// The location is known, and this store is the nearest.
#[must_use]
pub fn location_set(language: Language, label: &str, store: NearestStore<'_>, url: String) -> ChatMessage {
    let distance = times::format_distance(language, store.metres);
    let body = chat::location_set(language, &plain_text(label), store.name, &distance);
    link(body, chat::open_shop(language), url)
}

/// The location is known, and no store serves it; a button requests to be notified of one.
#[must_use]
pub fn location_out_of_range(language: Language, label: &str, app_name: &str) -> ChatMessage {
    let body = chat::location_out_of_range(language, &plain_text(label), app_name);
    buttons(body, [(ButtonAction::RequestCoverage, requests::tell_me_short(language))])
}

/// The customer will be notified of a store near their place.
#[must_use]
pub fn will_notify(language: Language, label: &str) -> ChatMessage {
    text(requests::will_tell(language, &plain_text(label)))
}

/// The customer is to be notified of as many places as one may.
#[must_use]
pub fn coverage_limit_reached(language: Language) -> ChatMessage {
    text(requests::tell_me_limit(language))
}

/// A store serves a place now that was outside the served area.
#[must_use]
pub fn store_opened(language: Language, label: &str, store: NearestStore<'_>, url: String) -> ChatMessage {
    let distance = times::format_distance(language, store.metres);
    let body = requests::store_opened(language, &plain_text(label), store.name, &distance);
    link(body, chat::open_shop(language), url)
}

/// There is no such PIN code.
#[must_use]
pub fn unknown_pin(language: Language, pin: &str) -> ChatMessage {
    text(chat::unknown_pin(language, pin))
}

/// There are no orders to list.
#[must_use]
pub fn no_orders(language: Language) -> ChatMessage {
    text(chat::no_orders(language))
}

/// A kind of message that we do not read.
#[must_use]
pub fn unsupported(language: Language) -> ChatMessage {
    text(chat::unsupported_message(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn button_ids(message: &ChatMessage) -> Vec<&str> {
        match message {
            ChatMessage::Buttons { buttons, .. } => buttons.iter().map(|button| button.id.as_str()).collect(),
            ChatMessage::List { rows, .. } => rows.iter().map(|row| row.id.as_str()).collect(),
            other => panic!("no buttons: {other:?}"),
        }
    }

    #[test]
    fn every_other_language_is_offered() {
        use Language::{English, Hindi};
        assert_eq!(button_ids(&more_actions(English, &[])), ["locate", "orders"]);
        assert_eq!(button_ids(&more_actions(English, &[Hindi])), ["locate", "orders", "speak:hi"]);
        assert_eq!(button_ids(&more_actions(English, &[Hindi, English])), ["locate", "orders", "languages"]);
        let every = Language::ALL.map(|language| format!("speak:{}", language.code()));
        assert_eq!(button_ids(&language_list(Hindi)), every);
    }

    #[test]
    fn a_name_is_quoted_without_markup() {
        for name in ["*Asha*", "Asha\n"] {
            let [greeting, _] = greeting(Language::English, Some(name), "Nukkad", String::new());
            let ChatMessage::Link { body, .. } = greeting else { panic!("{greeting:?}") };
            assert_eq!(body, chat::greeting_by_name(Language::English, "Asha", "Nukkad"));
        }
        let [greeting, _] = greeting(Language::English, Some("***"), "Nukkad", String::new());
        let ChatMessage::Link { body, .. } = greeting else { panic!("{greeting:?}") };
        assert_eq!(body, chat::greeting(Language::English, "Nukkad"));
    }
}
