//! Messages about products that customers look for and a store does not list.

use commerce::notice::ChatMessage;
use commerce::{Language, RequestAnswer, RequestedWords};
use i18n::requests;

use super::outgoing::text;
use super::plain_text::plain_text;

/// To a store: a customer looks for this.
#[must_use]
pub fn request_for_store(language: Language, words: &RequestedWords) -> ChatMessage {
    text(requests::to_store(language, &plain_text(words.as_str())))
}

/// To a customer: what the store answers.
#[must_use]
pub fn answer_for_customer(
    language: Language,
    store: &str,
    words: &RequestedWords,
    answer: RequestAnswer,
) -> ChatMessage {
    let words = plain_text(words.as_str());
    text(match answer {
        RequestAnswer::Available => requests::chat_available(language, store, &words),
        RequestAnswer::Unavailable => requests::chat_unavailable(language, store, &words),
    })
}
