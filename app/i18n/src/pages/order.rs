//! An order, to its customer.

use commerce::{Language, OrderState, PaymentMethod, RejectReason, TransitionError};

messages! {
    /// The title.
    title(number: u32) { en: "Order {number}", hi: "ऑर्डर {number}" }
    /// When and how much, under the title.
    when_and_sum(when: &str, sum: commerce::Paise) { en: "{when} · {sum} at the store", hi: "{when} · दुकान पर {sum}" }
    /// When and how much, once it is paid.
    when_and_paid(when: &str, sum: commerce::Paise) { en: "{when} · {sum} paid", hi: "{when} · {sum} का भुगतान हुआ" }
    /// Over the pick-up code.
    show_code() { en: "Show this at the counter", hi: "काउंटर पर यह दिखाइए" }
    /// Before it is ready.
    not_ready() { en: "Not ready yet. We will write to you in the chat when it is.", hi: "अभी तैयार नहीं है। तैयार होते ही हम चैट में बता देंगे।" }
    /// Names the steps.
    steps() { en: "Where it stands", hi: "ऑर्डर कहाँ तक पहुँचा" }
    /// A link to a map.
    open_maps() { en: "Open in Maps", hi: "नक़्शे में देखें" }
    /// A link to the bill.
    bill() { en: "Bill (PDF)", hi: "बिल (PDF)" }
    /// Over the lines.
    what() { en: "What you ordered", hi: "आपने क्या मँगाया" }
    /// Beside the sum once it is paid, and how.
    paid(how: &str) { en: "Paid · {how}", hi: "भुगतान हुआ · {how}" }
    /// A reason of the store, and what it means.
    rejected_because(why: &str) {
        en: "{why}, so the store could not take this order. Nothing is to be paid.",
        hi: "{why}, इसलिए दुकान यह ऑर्डर नहीं ले सकी। कुछ देना नहीं है।"
    }
    /// Opens the question.
    cancel() { en: "Cancel the order", hi: "ऑर्डर रद्द करें" }
    /// The question.
    cancel_sure() { en: "The store stops packing, and nothing is to be paid.", hi: "दुकान पैकिंग रोक देगी और आपको कुछ देना नहीं होगा।" }
    /// On the button.
    cancel_yes() { en: "Yes, cancel it", hi: "हाँ, रद्द करें" }
    /// To a stranger.
    glimpse() {
        en: "Only the person who ordered sees more. Open the link from your chat.",
        hi: "पूरा ऑर्डर सिर्फ़ उसी को दिखता है जिसने मँगाया है। अपनी चैट का लिंक खोलिए।"
    }
    /// The title for a stranger.
    glimpse_title() { en: "An order", hi: "एक ऑर्डर" }
    /// The list of orders.
    list_title() { en: "My orders", hi: "मेरे ऑर्डर" }
    /// No order yet.
    list_empty() { en: "You have not ordered yet", hi: "आपने अभी तक कुछ नहीं मँगाया" }
}

/// A step on the way, as a customer reads it.
#[must_use]
pub const fn step_label(language: Language, state: OrderState) -> &'static str {
    match (language, state) {
        (Language::English, OrderState::Placed) => "Placed",
        (Language::English, OrderState::Accepted) => "Accepted by the store",
        (Language::English, OrderState::Ready) => "Ready to collect",
        (Language::English, OrderState::Collected) => "Collected",
        (Language::English, OrderState::Rejected) => "Rejected by the store",
        (Language::English, OrderState::Cancelled) => "Cancelled by you",
        (Language::English, OrderState::Expired) => "Not accepted in time",
        (Language::English, OrderState::Uncollected) => "Not collected in time",
        (Language::Hindi, OrderState::Placed) => "ऑर्डर दिया गया",
        (Language::Hindi, OrderState::Accepted) => "दुकान ने लिया",
        (Language::Hindi, OrderState::Ready) => "पिक-अप के लिए तैयार",
        (Language::Hindi, OrderState::Collected) => "सामान मिल गया",
        (Language::Hindi, OrderState::Rejected) => "दुकान ने मना किया",
        (Language::Hindi, OrderState::Cancelled) => "आपने रद्द किया",
        (Language::Hindi, OrderState::Expired) => "समय पर जवाब नहीं मिला",
        (Language::Hindi, OrderState::Uncollected) => "समय पर नहीं लिया गया",
    }
}

/// Where an order stands, to anybody.
#[must_use]
pub const fn state_label(language: Language, state: OrderState) -> &'static str {
    match (language, state) {
        (Language::English, OrderState::Placed) => "Waiting for the store",
        (Language::English, OrderState::Accepted) => "Being packed",
        (Language::English, OrderState::Ready) => "Ready to collect",
        (Language::English, OrderState::Collected) => "Collected",
        (Language::English, OrderState::Rejected) => "Rejected",
        (Language::English, OrderState::Cancelled) => "Cancelled",
        (Language::English, OrderState::Expired) => "Not accepted",
        (Language::English, OrderState::Uncollected) => "Not collected",
        (Language::Hindi, OrderState::Placed) => "दुकान के जवाब का इंतज़ार",
        (Language::Hindi, OrderState::Accepted) => "पैक हो रहा है",
        (Language::Hindi, OrderState::Ready) => "तैयार है",
        (Language::Hindi, OrderState::Collected) => "सामान मिल गया",
        (Language::Hindi, OrderState::Rejected) => "दुकान ने मना किया",
        (Language::Hindi, OrderState::Cancelled) => "रद्द",
        (Language::Hindi, OrderState::Expired) => "जवाब नहीं मिला",
        (Language::Hindi, OrderState::Uncollected) => "नहीं लिया गया",
    }
}

/// What an end means, said under the steps; empty for states on the way.
#[must_use]
pub const fn ending_text(language: Language, state: OrderState) -> &'static str {
    match (language, state) {
        (Language::English, OrderState::Rejected) => {
            "The store could not take this order. Nothing is to be paid."
        }
        (Language::English, OrderState::Cancelled) => "Nothing is to be paid.",
        (Language::English, OrderState::Expired) => {
            "The store did not answer in time. Nothing is to be paid; please try another store."
        }
        (Language::English, OrderState::Uncollected) => {
            "Nobody came for it, so the store has put the goods back. Nothing is to be paid."
        }
        (Language::English, OrderState::Collected) => "Thank you, and see you again.",
        (Language::Hindi, OrderState::Rejected) => "दुकान यह ऑर्डर नहीं ले सकी। कुछ देना नहीं है।",
        (Language::Hindi, OrderState::Cancelled) => "कुछ देना नहीं है।",
        (Language::Hindi, OrderState::Expired) => {
            "दुकान ने समय पर जवाब नहीं दिया। कुछ देना नहीं है; दूसरी दुकान देखिए।"
        }
        (Language::Hindi, OrderState::Uncollected) => {
            "कोई लेने नहीं आया, इसलिए दुकान ने सामान वापस रख दिया। कुछ देना नहीं है।"
        }
        (Language::Hindi, OrderState::Collected) => "धन्यवाद, फिर आइएगा।",
        (_, OrderState::Placed | OrderState::Accepted | OrderState::Ready) => "",
    }
}

/// Why a store rejected, to the customer and at the counter.
#[must_use]
pub const fn reject_reason(language: Language, reason: RejectReason) -> &'static str {
    match (language, reason) {
        (Language::English, RejectReason::OutOfStock) => "Something is out of stock",
        (Language::English, RejectReason::TooBusy) => "Too busy right now",
        (Language::English, RejectReason::ClosingEarly) => "Closing early today",
        (Language::English, RejectReason::Other) => "Another reason",
        (Language::Hindi, RejectReason::OutOfStock) => "कुछ सामान ख़त्म है",
        (Language::Hindi, RejectReason::TooBusy) => "अभी बहुत भीड़ है",
        (Language::Hindi, RejectReason::ClosingEarly) => "आज दुकान जल्दी बंद होगी",
        (Language::Hindi, RejectReason::Other) => "कोई और वजह",
    }
}

/// How it was paid.
#[must_use]
pub const fn payment_method(language: Language, paid_by: PaymentMethod) -> &'static str {
    match (language, paid_by) {
        (Language::English, PaymentMethod::Cash) => "Cash",
        (Language::English, PaymentMethod::Upi) => "UPI",
        (Language::English, PaymentMethod::Card) => "Card",
        (Language::Hindi, PaymentMethod::Cash) => "नकद",
        (Language::Hindi, PaymentMethod::Upi) => "UPI",
        (Language::Hindi, PaymentMethod::Card) => "कार्ड",
    }
}

/// Why an action was not done.
#[must_use]
pub const fn action_error(language: Language, refused: TransitionError) -> &'static str {
    match (language, refused) {
        (Language::English, TransitionError::AlreadyDone) => "That is already done.",
        (Language::English, TransitionError::NotPermitted) => "That is not yours to do.",
        (Language::English, TransitionError::TooEarly) => "That is not possible yet.",
        (Language::English, TransitionError::TooLate) => "That is no longer possible.",
        (Language::English, TransitionError::PaymentRequired) => "Please choose how it was paid.",
        (Language::Hindi, TransitionError::AlreadyDone) => "यह पहले ही हो चुका है।",
        (Language::Hindi, TransitionError::NotPermitted) => "यह आप नहीं कर सकते।",
        (Language::Hindi, TransitionError::TooEarly) => "अभी यह नहीं हो सकता।",
        (Language::Hindi, TransitionError::TooLate) => "अब यह नहीं हो सकता।",
        (Language::Hindi, TransitionError::PaymentRequired) => "कृपया चुनें कि पैसे कैसे मिले।",
    }
}
