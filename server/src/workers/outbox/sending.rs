//! One message on its way to the chat, and what follows when it does not get there.

use std::time::Duration;

use commerce::{OrderNotice, OutboxItem};
use jiff::{SignedDuration, Timestamp};
use storage::{OutboxMessage, SendOutcome, StorageError};
use whatsapp::client;
use whatsapp::identity::UserId;
use whatsapp::message::{Message, Recipient};
use whatsapp::retry_advice::RetryAdvice;

use super::render::{self, Attachment};
use crate::AppState;

/// Longest wait between two tries.
const MAX_BACKOFF: Duration = Duration::from_secs(15 * 60);
/// A message is tried for a day; news older than that is no news.
const MAX_MESSAGE_AGE: SignedDuration = SignedDuration::from_hours(24);
/// A file that was refused so often is not the network's fault.
const MAX_MEDIA_ATTEMPTS: u32 = 3;

/// Why a message did not leave.
#[derive(Debug, thiserror::Error)]
pub(super) enum SendError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Chat(#[from] client::Error),
    #[error("the bill could not be drawn")]
    Bill,
    #[error("there is nobody, or nothing, to tell")]
    NothingToSend,
    #[error("sending it panicked")]
    Panicked,
}

impl SendError {
    /// What the outbox keeps: when to try again, or that it never leaves.
    pub(super) fn outcome(&self, attempts: u32, written_at: Timestamp, now: Timestamp) -> SendOutcome {
        let why = match self {
            // Meta's words may quote the number: its code says as much.
            Self::Chat(error) => {
                error.code().map_or_else(|| "no answer".to_owned(), |code| format!("code {code}"))
            }
            other => other.to_string(),
        };
        let remedy = self.remedy();
        let too_old = now.duration_since(written_at) > MAX_MESSAGE_AGE;
        let wait = match remedy {
            _ if too_old => None,
            RetryAdvice::ReuploadMedia if attempts + 1 >= MAX_MEDIA_ATTEMPTS => None,
            // 4^X seconds, for this person only (Cloud API, pair rate limit).
            RetryAdvice::RetryRecipientLater => {
                Some(Duration::from_secs(4u64.saturating_pow(attempts.min(5))))
            }
            RetryAdvice::Retry | RetryAdvice::FixConfiguration | RetryAdvice::ReuploadMedia => {
                Some(Duration::from_secs(2u64.saturating_pow(attempts.min(10))))
            }
            // Outside the 24-hour window only a template may be sent; the next inbound message
            // makes the news old, and the pages tell it anyway.
            RetryAdvice::WindowClosed | RetryAdvice::Unreachable | RetryAdvice::Permanent => None,
        };
        let at = wait
            .and_then(|wait| SignedDuration::try_from(wait.min(MAX_BACKOFF)).ok())
            .and_then(|wait| now.checked_add(wait).ok());
        match at {
            Some(at) => SendOutcome::Retry { at, reason: why },
            None => SendOutcome::Failed { reason: why },
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
    fn what_a_file_meets_is_not_waited_out_for_a_day() {
        let now = Timestamp::UNIX_EPOCH;
        let is_tried_again = |problem: &SendError, attempts| {
            matches!(problem.outcome(attempts, now, now), SendOutcome::Retry { .. })
        };
        assert_eq!(
            [0, 1, 2, 30].map(|tries| is_tried_again(&refused(131_053), tries)),
            [true, true, false, false]
        );
        assert_eq!([0, 1, 2, 30].map(|tries| is_tried_again(&refused(190), tries)), [true; 4]);
        let day_later = now + SignedDuration::from_hours(25);
        assert!(matches!(refused(190).outcome(30, now, day_later), SendOutcome::Failed { .. }));
        let SendOutcome::Retry { at, .. } = SendError::Panicked.outcome(3, now, now) else {
            panic!("tried again")
        };
        assert_eq!(at.as_second(), 8);
    }
}
