//! English: what customers look for and do not find.

texts! {
    ask_store(words: &str) = "Ask the store for “{words}”";
    ask_store_hint() = "We pass it on to the store. Its answer comes to your chat.";
    ask_store_sign_in(words: &str) = "To ask the store for “{words}”, continue in WhatsApp first.";
    waiting_for_store(words: &str) = "We have asked the store for “{words}”. The answer will come to your chat, and you will see it here.";
    store_has(words: &str) = "The store says: yes, we have “{words}”. Ask for it when you come.";
    store_has_not(words: &str) = "The store says: sorry, we do not have “{words}” right now.";
    limit_reached() = "That is all we can ask for today. Please try again tomorrow.";
    to_store(words: &str) = "A customer is looking for “{words}”. Do you have it? Please answer on your counter.";
    chat_available(store: &str, words: &str) = "{store}: yes, we have “{words}”. Ask for it when you come.";
    chat_unavailable(store: &str, words: &str) = "{store}: sorry, we do not have “{words}” right now.";
    counter_title(count: usize) = "Customers asked for: {count}";
    we_have_it() = "We have it";
    we_have_it_label(words: &str) = "We have it: {words}";
    not_available() = "Not available";
    not_available_label(words: &str) = "Not available: {words}";
    tell_me() = "Tell me when you come";
    tell_me_short() = "Tell me when you do";
    tell_me_hint() = "We write to you once, when a store opens near you.";
    will_tell(place: &str) = "We will write to you when a store opens near {place}.";
    tell_me_sign_in() = "Continue in WhatsApp, and we will tell you when a store opens near you.";
    tell_me_limit() = "We already watch as many places for you as we can.";
    ask_pin(pin: &str) = "Hi, my PIN code is {pin}";
    store_opened(place: &str, store: &str, distance: &str) = "Good news: there is a store near {place} now. {store} is {distance} away.";
}

pub(crate) fn customers(count: usize) -> String {
    if count == 1 { "1 customer".to_owned() } else { format!("{count} customers") }
}
