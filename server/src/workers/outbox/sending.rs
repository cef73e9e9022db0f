//! One message on its way to the chat, and what follows when it does not get there.

use std::time::Duration;

use commerce::{Notice, OrderNotice};
use jiff::{SignedDuration, Timestamp};
use ledger::{LedgerError, OutboxMessage, SendOutcome};
use whatsapp::client;
use whatsapp::identity::UserId;
use whatsapp::message::{Message, Recipient};
use whatsapp::remedy::Remedy;

use super::wording::{self, Paper};
use crate::Shop;

/// Longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// A message is tried for a day; news older than that is no news.
const TRIED_FOR: SignedDuration = SignedDuration::from_hours(24);
/// A file that was refused so often is not the network's fault.
const FILE_TRIES: u32 = 3;

/// Why a message did not leave.
#[derive(Debug, thiserror::Error)]
pub(super) enum SendProblem {
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Chat(#[from] client::Error),
    #[error("the bill could not be drawn")]
    Bill,
    #[error("there is nobody, or nothing, to tell")]
    Pointless,
    #[error("sending it panicked")]
    Panicked,
}

impl SendProblem {
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
        let too_old = now.duration_since(written_at) > TRIED_FOR;
        let wait = match remedy {
            _ if too_old => None,
            Remedy::MendMedia if attempts + 1 >= FILE_TRIES => None,
            // 4^X seconds, for this person only (Cloud API, pair rate limit).
            Remedy::RetryThisPersonLater => Some(Duration::from_secs(4u64.saturating_pow(attempts.min(5)))),
            Remedy::Retry | Remedy::MendSetup | Remedy::MendMedia => {
                Some(Duration::from_secs(2u64.saturating_pow(attempts.min(10))))
            }
            // Outside the 24-hour window only a template may be sent; the next inbound message
            // makes the news old, and the pages tell it anyway.
            Remedy::AwaitInbound | Remedy::Unreachable | Remedy::GiveUp => None,
        };
        let at = wait
            .and_then(|wait| SignedDuration::try_from(wait.min(LONGEST_WAIT)).ok())
            .and_then(|wait| now.checked_add(wait).ok());
        match at {
            Some(at) => SendOutcome::Later { at, why },
            None => SendOutcome::Never { why },
        }
    }

    fn remedy(&self) -> Remedy {
        match self {
            Self::Ledger(_) | Self::Panicked => Remedy::Retry,
            Self::Chat(error) => error.remedy(),
            Self::Bill | Self::Pointless => Remedy::GiveUp,
        }
    }

    /// Whether a bill that met this shall go without its paper, so that what follows it, the pick-up code
    /// among it, does not wait: at once where the paper can not be had or is refused as such, at the third
    /// try where it may only be the network. What would stop any message is no reason.
    fn is_the_papers(&self, attempts: u32) -> bool {
        match self {
            Self::Bill => true,
            Self::Chat(error) => match error.remedy() {
                Remedy::GiveUp => true,
                Remedy::MendMedia | Remedy::Retry => attempts + 1 >= FILE_TRIES,
                _ => false,
            },
            Self::Ledger(_) | Self::Pointless | Self::Panicked => false,
        }
    }
}

/// Hands a message to the chat; answers the id it has there.
pub(super) async fn send(
    shop: &Shop,
    message: &OutboxMessage,
    now: Timestamp,
) -> Result<String, SendProblem> {
    let address = shop.ledger.address(&message.to).await?.ok_or(SendProblem::Pointless)?;
    let to = match (address.phone, address.user_id) {
        (Some(phone), _) => Recipient::Phone(whatsapp::identity::Phone::new(phone.wa_id())),
        (None, Some(user_id)) => Recipient::UserId(UserId::new(user_id)),
        (None, None) => return Err(SendProblem::Pointless),
    };
    match bring(shop, message, &to, Paper::Attached, now).await {
        Err(problem) if is_bill(&message.notice) && problem.is_the_papers(message.attempts) => {
            tracing::warn!(message = %message.id, %problem, "a bill goes without its paper");
            bring(shop, message, &to, Paper::LeftOut, now).await
        }
        outcome => outcome,
    }
}

const fn is_bill(notice: &Notice) -> bool {
    matches!(notice, Notice::Order { about: OrderNotice::Bill, .. })
}

async fn bring(
    shop: &Shop,
    message: &OutboxMessage,
    to: &Recipient,
    paper: Paper,
    now: Timestamp,
) -> Result<String, SendProblem> {
    let content = wording::content(shop, message, paper, now).await?;
    let wire = Message::new(to.clone(), content).with_callback_data(message.id.to_string());
    Ok(shop.chat.send(&wire).await?.id.into_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: i64) -> SendProblem {
        SendProblem::Chat(client::Error::Refused(client::ApiError {
            http_status: 400,
            code,
            message: String::new(),
            details: None,
            fbtrace_id: None,
        }))
    }

    #[test]
    fn a_bill_leaves_its_paper_behind_when_the_paper_is_the_trouble() {
        assert!(SendProblem::Bill.is_the_papers(0), "it can not be drawn");
        assert!(refused(131_009).is_the_papers(0), "it is refused for good");
        for maybe in [refused(131_053), refused(131_016), SendProblem::Chat(client::Error::NoAnswer)] {
            assert_eq!(
                [0, 1, 2, 9].map(|attempts| maybe.is_the_papers(attempts)),
                [false, false, true, true]
            );
        }
        for other in
            [refused(190), refused(131_047), refused(131_026), refused(131_056), SendProblem::Pointless]
        {
            assert!(!other.is_the_papers(9), "{other}");
        }
    }

    #[test]
    fn what_a_file_meets_is_not_waited_out_for_a_day() {
        let now = Timestamp::UNIX_EPOCH;
        let is_tried_again = |problem: &SendProblem, attempts| {
            matches!(problem.outcome(attempts, now, now), SendOutcome::Later { .. })
        };
        assert_eq!(
            [0, 1, 2, 30].map(|tries| is_tried_again(&refused(131_053), tries)),
            [true, true, false, false]
        );
        assert_eq!([0, 1, 2, 30].map(|tries| is_tried_again(&refused(190), tries)), [true; 4]);
        let day_later = now + SignedDuration::from_hours(25);
        assert!(matches!(refused(190).outcome(30, now, day_later), SendOutcome::Never { .. }));
        let SendOutcome::Later { at, .. } = SendProblem::Panicked.outcome(3, now, now) else {
            panic!("tried again")
        };
        assert_eq!(at.as_second(), 8);
    }
}
