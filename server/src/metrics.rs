//! What is counted, and the text in which a monitor reads it. Nothing personal: no numbers of
//! people, no ids, no addresses.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::StatusCode;

/// One number that only grows.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// One more.
    pub fn increment(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// So many more.
    pub fn add(&self, count: usize) {
        self.0.fetch_add(count as u64, Ordering::Relaxed);
    }

    /// How many so far.
    #[must_use]
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The counters of a running shop.
#[derive(Debug, Default)]
pub struct Metrics {
    /// Answers with 1xx to 5xx.
    responses: [Counter; 5],
    /// Orders taken.
    pub orders_placed: Counter,
    /// Orders refused, for whatever reason.
    pub orders_rejected: Counter,
    /// Webhooks whose signature was missing or wrong.
    pub webhook_signature_failures: Counter,
    /// Events taken in by webhooks, repetitions not counted.
    pub events_received: Counter,
    /// Events that failed too often and were set aside.
    pub events_dead_lettered: Counter,
    /// Messages the chat has taken.
    pub messages_sent: Counter,
    /// Messages that will never be sent.
    pub messages_failed: Counter,
    /// Requests refused as forged.
    pub csrf_rejections: Counter,
}

impl Metrics {
    /// Counts an answer by the class of its status.
    pub fn count_response(&self, status: StatusCode) {
        let class = usize::from(status.as_u16() / 100).saturating_sub(1);
        if let Some(counter) = self.responses.get(class) {
            counter.increment();
        }
    }

    /// The Prometheus text format, version 0.0.4.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut text = String::new();
        let name = "nukkad_http_responses_total";
        let _ = writeln!(text, "# HELP {name} Answers by class of status.\n# TYPE {name} counter");
        for (class, counter) in (1..).zip(&self.responses) {
            let _ = writeln!(text, "{name}{{class=\"{class}xx\"}} {}", counter.get());
        }
        for (name, help, counter) in [
            ("orders_placed", "Orders taken.", &self.orders_placed),
            ("orders_refused", "Orders refused.", &self.orders_rejected),
            (
                "webhooks_refused",
                "Webhooks with a missing or wrong signature.",
                &self.webhook_signature_failures,
            ),
            ("events_received", "Chat events stored, each once.", &self.events_received),
            ("events_set_aside", "Chat events that failed too often.", &self.events_dead_lettered),
            ("messages_sent", "Messages the chat has taken.", &self.messages_sent),
            ("messages_failed", "Messages that will never be sent.", &self.messages_failed),
            ("requests_forged", "Requests refused because they came from elsewhere.", &self.csrf_rejections),
        ] {
            let name = format!("nukkad_{name}_total");
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} counter\n{name} {}", counter.get());
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_says_what_was_counted() {
        let metrics = Metrics::default();
        metrics.count_response(StatusCode::OK);
        metrics.count_response(StatusCode::NOT_FOUND);
        metrics.count_response(StatusCode::GONE);
        metrics.orders_placed.increment();
        let text = metrics.encode();
        for line in [
            "nukkad_http_responses_total{class=\"2xx\"} 1",
            "nukkad_http_responses_total{class=\"4xx\"} 2",
            "nukkad_http_responses_total{class=\"5xx\"} 0",
            "# TYPE nukkad_orders_placed_total counter",
            "nukkad_orders_placed_total 1",
        ] {
            assert!(text.lines().any(|written| written == line), "{line} in\n{text}");
        }
    }
}
