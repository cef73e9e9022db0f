//! A store: where it is, when it is open, how it accepts orders.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::accent::Accent;
use crate::hours::WeeklyHours;
use crate::ids::StoreCode;
use crate::language::Language;
use crate::money::Paise;
use crate::order_prefix::OrderPrefix;
use crate::phone::Phone;
use crate::place::Position;

/// What the store is under the GST law, which decides the document it may issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "lowercase")]
pub enum GstStatus {
    /// Below the threshold: cash memo.
    Unregistered,
    /// Composition scheme (CGST Act s. 10): bill of supply.
    Composition {
        /// The 15-character registration.
        gstin: String,
    },
    /// Regular: tax invoice.
    Regular {
        /// The 15-character registration.
        gstin: String,
    },
}

impl GstStatus {
    /// The registration number, where there is one.
    #[must_use]
    pub fn gstin(&self) -> Option<&str> {
        match self {
            Self::Unregistered => None,
            Self::Composition { gstin } | Self::Regular { gstin } => Some(gstin),
        }
    }
}

/// One outlet (a kirana).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Store {
    /// The name used in links and feeds.
    pub code: StoreCode,
    /// The name over the door.
    pub name: String,
    /// The name on bills.
    pub legal_name: String,
    /// The neighbourhood, shown beside the name.
    pub locality: String,
    /// Street address without the PIN code.
    pub address: String,
    /// City.
    pub city: String,
    /// Six-digit PIN code.
    pub pin: String,
    /// Where the entrance is.
    pub position: Position,
    /// IANA name of its time zone, in which its days and hours are counted.
    pub time_zone: String,
    /// Opening hours of an ordinary week.
    pub hours: WeeklyHours,
    /// Days it stays closed.
    pub holidays: Vec<Date>,
    /// Minutes the store needs to pack an order.
    pub prep_minutes: u16,
    /// Length of a pick-up slot in minutes; at least 5.
    pub slot_minutes: u16,
    /// How many orders fit one slot.
    pub slot_capacity: u16,
    /// Minutes before closing at which the last slot may start.
    pub last_order_minutes: u16,
    /// The store's own chat and phone.
    pub phone: Phone,
    /// GST registration.
    pub gst: GstStatus,
    /// Food licence, 14 digits.
    pub fssai: Option<String>,
    /// UPI address.
    pub upi: Option<String>,
    /// The languages of its counter; the first is that of its chat.
    pub languages: Vec<Language>,
    /// The colour of its pages.
    #[serde(default)]
    pub accent: Accent,
    /// Prefix of the numbers of its orders; unique in the network.
    #[serde(default)]
    pub order_prefix: Option<OrderPrefix>,
    /// The least that the goods of an order must cost, before any coupon, in paise; zero for any amount.
    #[serde(default)]
    pub minimum_order: Paise,
    /// Set by the storekeeper: accepts no orders for now.
    pub paused: bool,
}

impl Store {
    /// The store's time zone; India's when its name is unknown.
    #[must_use]
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).or_else(|_| TimeZone::get("Asia/Kolkata")).unwrap_or(TimeZone::UTC)
    }

    /// What is missing from these goods to the least that the store takes an order for, in paise; zero when nothing is.
    #[must_use]
    pub fn missing_to_minimum(&self, goods: Paise) -> Paise {
        (self.minimum_order - goods).max(Paise::ZERO)
    }

    /// The language of the store's own chat.
    #[must_use]
    pub fn chat_language(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }
}
