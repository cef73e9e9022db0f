//! One message on its way to the chat, and what follows when it does not get there.

use std::time::Duration;

use commerce::{OrderNotice, OutboxItem};
use jiff::{SignedDuration, Timestamp};
use storage::{OutboxMessage, StorageError};
use whatsapp::client;
use whatsapp::identity::UserId;
use whatsapp::message::{Message, Recipient};
use whatsapp::retry_advice::RetryAdvice;

use super::render::{self, Attachment};
use crate::app_state::AppState;
use crate::environment::Rng;
use crate::workers::backoff::Backoff;

/// The messages of an order are worthless after a day.
const MAX_MESSAGE_AGE: SignedDuration = SignedDuration::from_hours(24);
/// A file that was rejected so often is not rejected because of the network.
const MAX_MEDIA_ATTEMPTS: u32 = 3;

/// Between the attempts at one message.
const RETRY_BACKOFF: Backoff = Backoff::doubling(Duration::from_secs(1), MAX_DELAY);
/// 4^X seconds, for this recipient only (Cloud API, pair rate limit).
const RECIPIENT_BACKOFF: Backoff = Backoff::quadrupling(Duration::from_secs(1), MAX_DELAY);
const MAX_DELAY: Duration = Duration::from_secs(15 * 60);

/// Why a message did not leave.
#[derive(Debug, thiserror::Error)]
pub(super) enum SendError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    // Meta's text may quote the number: the code says as much.
    #[error("{}", .0.code().map_or_else(|| "no response".to_owned(), |code| format!("code {code}")))]
    Chat(#[from] client::Error),
    #[error("the bill could not be drawn")]
    Bill,
    #[error("there is nobody, or nothing, to tell")]
    NothingToSend,
    #[error("sending it panicked")]
    Panicked,
}

impl SendError {
    /// How long to wait for the next attempt; `None` when there is none.
    pub(super) fn retry_after(&self, attempts: u32, age: SignedDuration, rng: &dyn Rng) -> Option<Duration> {
        match self.remedy() {
            _ if age > MAX_MESSAGE_AGE => None,
            RetryAdvice::ReuploadMedia if attempts + 1 >= MAX_MEDIA_ATTEMPTS => None,
            RetryAdvice::RetryRecipientLater => Some(RECIPIENT_BACKOFF.delay(attempts, rng)),
            RetryAdvice::Retry | RetryAdvice::FixConfiguration | RetryAdvice::ReuploadMedia => {
                Some(RETRY_BACKOFF.delay(attempts, rng))
            }
            // Outside the 24-hour window only a template may be sent; by the next inbound message this one
            // is outdated, and the pages show the same.
            RetryAdvice::WindowClosed | RetryAdvice::Unreachable | RetryAdvice::Permanent => None,
        }
    }

    fn remedy(&self) -> RetryAdvice {
        match self {
            Self::Storage(_) | Self::Panicked => RetryAdvice::Retry,
            Self::Chat(error) => error.retry_advice(),
            Self::Bill | Self::NothingToSend => RetryAdvice::Permanent,
        }
    }

    /// Whether a bill that met this shall go without its paper, so that what follows it, the pick-up code
    /// among it, does not wait: at once where the paper can not be had or is refused as such, at the third
    /// try where it may only be the network. What would stop any message is no reason.
    fn is_attachment_error(&self, attempts: u32) -> bool {
        match self {
            Self::Bill => true,
            Self::Chat(error) => match error.retry_advice() {
                RetryAdvice::Permanent => true,
                RetryAdvice::ReuploadMedia | RetryAdvice::Retry => attempts + 1 >= MAX_MEDIA_ATTEMPTS,
                _ => false,
            },
            Self::Storage(_) | Self::NothingToSend | Self::Panicked => false,
        }
    }
}

/// Hands a message to the chat; answers the id it has there.
pub(super) async fn send(
    state: &AppState,
    message: &OutboxMessage,
    now: Timestamp,
) -> Result<String, SendError> {
    let address = state.storage.address(&message.recipient).await?.ok_or(SendError::NothingToSend)?;
    let to = match (address.phone, address.user_id) {
        (Some(phone), _) => Recipient::Phone(whatsapp::identity::Phone::new(phone.digits())),
        (None, Some(user_id)) => Recipient::UserId(UserId::new(user_id)),
        (None, None) => return Err(SendError::NothingToSend),
    };
    match send_content(state, message, &to, Attachment::Include, now).await {
        Err(problem) if is_bill(&message.item) && problem.is_attachment_error(message.attempts) => {
            tracing::warn!(message = %message.id, %problem, "a bill goes without its paper");
            send_content(state, message, &to, Attachment::Omit, now).await
        }
        outcome => outcome,
    }
}

const fn is_bill(notice: &OutboxItem) -> bool {
    matches!(notice, OutboxItem::Order { kind: OrderNotice::Bill, .. })
}

async fn send_content(
    state: &AppState,
    message: &OutboxMessage,
    to: &Recipient,
    paper: Attachment,
    now: Timestamp,
) -> Result<String, SendError> {
    let content = render::render(state, message, paper, now).await?;
    let wire = Message::new(to.clone(), content).with_callback_data(message.id.to_string());
    Ok(state.chat.client.send(&wire).await?.id.into_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::SeededRng;

    fn refused(code: i64) -> SendError {
        SendError::Chat(client::Error::Api(client::ApiError {
            http_status: 400,
            code,
            message: String::new(),
            details: None,
            fbtrace_id: None,
        }))
    }

    #[test]
    fn a_bill_leaves_its_paper_behind_when_the_paper_is_the_trouble() {
        assert!(SendError::Bill.is_attachment_error(0), "it can not be drawn");
        assert!(refused(131_009).is_attachment_error(0), "it is refused for good");
        for maybe in [refused(131_053), refused(131_016), SendError::Chat(client::Error::NoResponse)] {
            assert_eq!(
                [0, 1, 2, 9].map(|attempts| maybe.is_attachment_error(attempts)),
                [false, false, true, true]
            );
        }
        for other in
            [refused(190), refused(131_047), refused(131_026), refused(131_056), SendError::NothingToSend]
        {
            assert!(!other.is_attachment_error(9), "{other}");
        }
    }

    #[test]
    fn a_message_is_retried_for_a_day_and_a_file_three_times() {
        let rng = SeededRng::new(1);
        let is_retried = |error: &SendError, attempts, age_hours| {
            error.retry_after(attempts, SignedDuration::from_hours(age_hours), &rng).is_some()
        };
        assert_eq!(
            [0, 1, 2, 30].map(|tries| is_retried(&refused(131_053), tries, 0)),
            [true, true, false, false]
        );
        assert_eq!([0, 1, 2, 30].map(|tries| is_retried(&refused(190), tries, 24)), [true; 4]);
        assert!(!is_retried(&refused(190), 0, 25));
        assert!(!is_retried(&refused(131_047), 0, 0));
        assert!(is_retried(&SendError::Panicked, 0, 0));
    }
}
