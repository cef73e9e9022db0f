//! Why a message was not sent, and when it is tried again.

use std::time::Duration;

use jiff::SignedDuration;
use storage::StorageError;

use crate::channels::{ChannelError, SendFailure};
use crate::environment::Rng;
use crate::workers::backoff::Backoff;

/// A message is outdated after a day.
const MAX_MESSAGE_AGE: SignedDuration = SignedDuration::from_hours(24);
/// A file that was rejected so often is not rejected because of the network.
const MAX_MEDIA_ATTEMPTS: u32 = 3;

/// Between the attempts at one message.
const RETRY_BACKOFF: Backoff = Backoff::doubling(Duration::from_secs(1), MAX_DELAY);
/// 4^X seconds, for this recipient only (Cloud API, pair rate limit).
const RECIPIENT_BACKOFF: Backoff = Backoff::quadrupling(Duration::from_secs(1), MAX_DELAY);
const MAX_DELAY: Duration = Duration::from_secs(15 * 60);

#[derive(Debug, thiserror::Error)]
pub(super) enum SendError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Channel(#[from] ChannelError),
    #[error("the bill could not be rendered")]
    Bill,
    #[error("the recipient or the content no longer exists")]
    NothingToSend,
    #[error("panic")]
    Panicked,
}

impl SendError {
    fn failure(&self) -> SendFailure {
        match self {
            Self::Storage(_) | Self::Panicked => SendFailure::Temporary,
            Self::Channel(error) => error.failure,
            Self::Bill | Self::NothingToSend => SendFailure::Permanent,
        }
    }

    /// How long to wait for the next attempt; `None` when there is none.
    pub(super) fn retry_after(&self, attempts: u32, age: SignedDuration, rng: &dyn Rng) -> Option<Duration> {
        match self.failure() {
            _ if age > MAX_MESSAGE_AGE => None,
            SendFailure::Attachment if attempts + 1 >= MAX_MEDIA_ATTEMPTS => None,
            SendFailure::RecipientLimit => Some(RECIPIENT_BACKOFF.delay(attempts, rng)),
            SendFailure::Temporary | SendFailure::Configuration | SendFailure::Attachment => {
                Some(RETRY_BACKOFF.delay(attempts, rng))
            }
            // By the recipient's next message this one is outdated, and the pages show the same.
            SendFailure::Unreachable | SendFailure::Permanent => None,
        }
    }

    /// Whether a bill that failed like this is sent without its PDF, so that it does not delay the messages
    /// behind it, the pick-up code among them: immediately where the PDF cannot be rendered or is rejected, at
    /// the third attempt where it may be the network. Failures that affect every message do not count.
    pub(super) fn is_attachment_error(&self, attempts: u32) -> bool {
        match self {
            Self::Bill => true,
            Self::Channel(error) => match error.failure {
                SendFailure::Permanent => true,
                SendFailure::Attachment | SendFailure::Temporary => attempts + 1 >= MAX_MEDIA_ATTEMPTS,
                _ => false,
            },
            Self::Storage(_) | Self::NothingToSend | Self::Panicked => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::environment::SeededRng;

    const fn channel_error(failure: SendFailure) -> SendError {
        SendError::Channel(ChannelError { failure, code: None })
    }

    #[test]
    fn a_bill_is_sent_without_its_pdf_when_the_pdf_is_the_reason() {
        assert!(SendError::Bill.is_attachment_error(0), "it cannot be rendered");
        assert!(channel_error(SendFailure::Permanent).is_attachment_error(0), "it is rejected");
        for error in [channel_error(SendFailure::Attachment), channel_error(SendFailure::Temporary)] {
            assert_eq!(
                [0, 1, 2, 9].map(|attempts| error.is_attachment_error(attempts)),
                [false, false, true, true]
            );
        }
        for error in [
            channel_error(SendFailure::Configuration),
            channel_error(SendFailure::Unreachable),
            channel_error(SendFailure::RecipientLimit),
            SendError::NothingToSend,
        ] {
            assert!(!error.is_attachment_error(9), "{error:?}");
        }
    }

    #[test]
    fn a_message_is_retried_for_a_day_and_a_file_three_times() {
        let rng = SeededRng::new(1);
        let is_retried = |error: &SendError, attempts, age_hours| {
            error.retry_after(attempts, SignedDuration::from_hours(age_hours), &rng).is_some()
        };
        let (file, setup) =
            (channel_error(SendFailure::Attachment), channel_error(SendFailure::Configuration));
        assert_eq!([0, 1, 2, 30].map(|attempts| is_retried(&file, attempts, 0)), [true, true, false, false]);
        assert_eq!([0, 1, 2, 30].map(|attempts| is_retried(&setup, attempts, 24)), [true; 4]);
        assert!(!is_retried(&setup, 0, 25));
        assert!(!is_retried(&channel_error(SendFailure::Unreachable), 0, 0));
        assert!(is_retried(&SendError::Panicked, 0, 0));
    }
}
