//! Counters and histograms for monitoring, in the `OpenMetrics` text format. They hold nothing
//! personal: no numbers of people, no ids, no addresses.

use std::time::Duration;

use axum::http::StatusCode;
use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use storage::sqlite::WriteObserver;

/// The media type of what [`Metrics::encode`] returns.
pub(crate) const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// From a page out of the cache to a request that runs into its timeout; seconds.
const REQUEST_BUCKETS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];
/// From an fsync of a fast disk to one of a disk that is about to fail; seconds.
const COMMIT_BUCKETS: [f64; 10] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0];
/// How long events and messages have waited; seconds.
const AGE_BUCKETS: [f64; 9] = [0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0, 600.0, 3600.0];
/// Numbers of commands.
const COUNT_BUCKETS: [f64; 8] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ClassLabel {
    class: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabel {
    route: String,
}

/// What a running server counts and measures.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    responses: Family<ClassLabel, Counter>,
    request_duration: Family<RouteLabel, Histogram, fn() -> Histogram>,
    pub orders_placed: Counter,
    pub orders_rejected: Counter,
    /// Webhooks whose signature was missing, malformed or wrong.
    pub webhook_signature_failures: Counter,
    /// Events stored by webhooks; those delivered again are not counted.
    pub events_received: Counter,
    /// Events that failed too often.
    pub events_dead_lettered: Counter,
    /// Messages that the chat service accepted.
    pub messages_sent: Counter,
    /// Messages that failed permanently.
    pub messages_failed: Counter,
    pub csrf_rejections: Counter,
    pub requests_rate_limited: Counter,
    /// Seconds from an event's arrival to its completion.
    pub inbox_age: Histogram,
    /// Seconds from a message's creation to its acceptance by the chat service.
    pub outbox_age: Histogram,
    pub storage: StorageMetrics,
}

/// What is measured of each batch of commands that storage commits.
#[derive(Clone, Debug)]
pub struct StorageMetrics {
    commit_duration: Histogram,
    batch_size: Histogram,
    queue_length: Histogram,
}

impl WriteObserver for StorageMetrics {
    #[expect(clippy::cast_precision_loss, reason = "batches and queues are short")]
    fn on_commit(&self, commands: usize, queued: usize, duration: Duration) {
        self.commit_duration.observe(duration.as_secs_f64());
        self.batch_size.observe(commands as f64);
        self.queue_length.observe(queued as f64);
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("nukkad");
        let mut metrics = Self {
            registry: Registry::default(),
            responses: Family::default(),
            request_duration: Family::new_with_constructor(|| Histogram::new(REQUEST_BUCKETS)),
            orders_placed: Counter::default(),
            orders_rejected: Counter::default(),
            webhook_signature_failures: Counter::default(),
            events_received: Counter::default(),
            events_dead_lettered: Counter::default(),
            messages_sent: Counter::default(),
            messages_failed: Counter::default(),
            csrf_rejections: Counter::default(),
            requests_rate_limited: Counter::default(),
            inbox_age: Histogram::new(AGE_BUCKETS),
            outbox_age: Histogram::new(AGE_BUCKETS),
            storage: StorageMetrics {
                commit_duration: Histogram::new(COMMIT_BUCKETS),
                batch_size: Histogram::new(COUNT_BUCKETS),
                queue_length: Histogram::new(COUNT_BUCKETS),
            },
        };
        registry.register("http_responses", "Responses by class of status", metrics.responses.clone());
        registry.register(
            "http_request_duration_seconds",
            "Time until a response began, by route",
            metrics.request_duration.clone(),
        );
        for (name, help, counter) in [
            ("orders_placed", "Orders placed", &metrics.orders_placed),
            ("orders_rejected", "Orders not accepted for whatever reason", &metrics.orders_rejected),
            (
                "webhook_signature_failures",
                "Webhooks with a missing, malformed or wrong signature",
                &metrics.webhook_signature_failures,
            ),
            ("events_received", "Events received and stored", &metrics.events_received),
            ("events_dead_lettered", "Events that failed too often", &metrics.events_dead_lettered),
            ("messages_sent", "Messages accepted by the chat service", &metrics.messages_sent),
            ("messages_failed", "Messages that failed permanently", &metrics.messages_failed),
            ("csrf_rejections", "Requests rejected as forged across sites", &metrics.csrf_rejections),
            (
                "requests_rate_limited",
                "Requests rejected because their caller sent too many",
                &metrics.requests_rate_limited,
            ),
        ] {
            registry.register(name, help, counter.clone());
        }
        for (name, help, histogram) in [
            ("inbox_event_age_seconds", "Time from an event's arrival to its completion", &metrics.inbox_age),
            (
                "outbox_message_age_seconds",
                "Time from a message's creation to its acceptance",
                &metrics.outbox_age,
            ),
            (
                "storage_commit_duration_seconds",
                "Time to make a batch of commands durable",
                &metrics.storage.commit_duration,
            ),
            ("storage_batch_commands", "Commands committed together", &metrics.storage.batch_size),
            ("storage_queued_commands", "Commands waiting behind a batch", &metrics.storage.queue_length),
        ] {
            registry.register(name, help, histogram.clone());
        }
        metrics.registry = registry;
        metrics
    }
}

impl Metrics {
    /// Records a response to a request of `route`, the pattern that matched its path.
    pub fn record_response(&self, route: &str, status: StatusCode, duration: Duration) {
        let class = match status.as_u16() {
            100..=199 => "1xx",
            200..=299 => "2xx",
            300..=399 => "3xx",
            400..=499 => "4xx",
            _ => "5xx",
        };
        self.responses.get_or_create(&ClassLabel { class }).inc();
        let route = RouteLabel { route: route.to_owned() };
        self.request_duration.get_or_create(&route).observe(duration.as_secs_f64());
    }

    /// All metrics in the `OpenMetrics` text format.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut encoded = String::new();
        if let Err(error) = text::encode(&mut encoded, &self.registry) {
            tracing::error!(%error, "the metrics cannot be encoded");
        }
        encoded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_and_histograms_are_encoded() {
        let metrics = Metrics::default();
        metrics.record_response("/cart", StatusCode::OK, Duration::from_millis(3));
        metrics.record_response("/s/{store}", StatusCode::NOT_FOUND, Duration::from_millis(30));
        metrics.record_response("/s/{store}", StatusCode::GONE, Duration::from_secs(2));
        metrics.orders_placed.inc();
        metrics.outbox_age.observe(0.2);
        metrics.storage.on_commit(3, 1, Duration::from_millis(4));
        let encoded = metrics.encode();
        for line in [
            "nukkad_http_responses_total{class=\"2xx\"} 1",
            "nukkad_http_responses_total{class=\"4xx\"} 2",
            "# TYPE nukkad_orders_placed counter",
            "nukkad_orders_placed_total 1",
            "nukkad_http_request_duration_seconds_count{route=\"/s/{store}\"} 2",
            "nukkad_http_request_duration_seconds_bucket{le=\"0.05\",route=\"/s/{store}\"} 1",
            "nukkad_outbox_message_age_seconds_bucket{le=\"0.1\"} 0",
            "nukkad_outbox_message_age_seconds_bucket{le=\"0.25\"} 1",
            "nukkad_storage_commit_duration_seconds_bucket{le=\"0.005\"} 1",
            "nukkad_storage_batch_commands_bucket{le=\"2.0\"} 0",
            "nukkad_storage_batch_commands_bucket{le=\"4.0\"} 1",
            "nukkad_storage_queued_commands_sum 1.0",
            "# EOF",
        ] {
            assert!(encoded.lines().any(|encoded| encoded == line), "{line} in\n{encoded}");
        }
    }
}
