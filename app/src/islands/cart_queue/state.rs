//! Which quantity changes wait, and what steppers show of them.

use std::time::Duration;

/// The longest wait before a request is repeated.
const MAX_RETRY_DELAY: Duration = Duration::from_secs(30);

/// Between the texts of a stored request, which are those of hidden fields and hold no control characters.
const SEPARATOR: char = '\t';

/// A line's new quantity, to be sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineRequest {
    /// Of which product.
    pub product: String,
    /// Units from now on.
    pub quantity: u32,
    /// The fields to send, by name: those of the form, and the value of the pressed button.
    pub fields: Vec<(String, String)>,
}

impl LineRequest {
    fn format(&self) -> String {
        let mut parts = vec![self.product.clone(), self.quantity.to_string()];
        for (name, value) in &self.fields {
            parts.push(name.clone());
            parts.push(value.clone());
        }
        parts.join("\t")
    }

    fn parse(line: &str) -> Option<Self> {
        let mut parts = line.split(SEPARATOR).map(str::to_owned);
        let (product, quantity) = (parts.next()?, parts.next()?.parse().ok()?);
        let mut fields = Vec::new();
        while let Some(name) = parts.next() {
            fields.push((name, parts.next()?));
        }
        Some(Self { product, quantity, fields })
    }
}

/// Why a product has another quantity than was requested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineError {
    /// So many are available.
    Reduced(u32),
    /// The server's message.
    Refused(String),
}

/// What a stepper shows besides the cart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineStatus {
    /// The requested quantity; `None` once the server has answered.
    pub requested: Option<u32>,
    /// Whether the request waits for the network.
    pub is_waiting: bool,
    /// How the last request ended.
    pub error: Option<LineError>,
}

/// Requests in the order in which they are sent, at most one for each product and one in flight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    waiting: Vec<LineRequest>,
    in_flight: Option<LineRequest>,
    /// Requests that failed since the last answer.
    failures: u32,
    errors: Vec<(String, LineError)>,
}

impl Queue {
    /// Adds a request in place of an earlier one for its product.
    pub fn push(&mut self, request: LineRequest) {
        self.errors.retain(|(product, _)| *product != request.product);
        self.waiting.retain(|other| other.product != request.product);
        self.waiting.push(request);
    }

    /// Takes the next request to send, if none is in flight.
    pub fn start_next(&mut self) -> Option<LineRequest> {
        if self.in_flight.is_none() && !self.waiting.is_empty() {
            self.in_flight = Some(self.waiting.remove(0));
            return self.in_flight.clone();
        }
        None
    }

    /// The request in flight was answered.
    pub fn finish(&mut self, error: Option<LineError>) {
        self.failures = 0;
        if let Some(request) = self.in_flight.take()
            && let Some(error) = error
            && !self.waiting.iter().any(|newer| newer.product == request.product)
        {
            self.errors.push((request.product, error));
        }
    }

    /// The request in flight met no network: it waits again, unless there is a newer one for its product.
    pub fn fail(&mut self) {
        self.failures = self.failures.saturating_add(1);
        if let Some(request) = self.in_flight.take()
            && !self.waiting.iter().any(|newer| newer.product == request.product)
        {
            self.waiting.insert(0, request);
        }
    }

    /// Takes what waits, to be sent without waiting for answers.
    pub fn take_waiting(&mut self) -> Vec<LineRequest> {
        std::mem::take(&mut self.waiting)
    }

    pub fn is_in_flight(&self) -> bool {
        self.in_flight.is_some()
    }

    /// Whether there is nothing to send.
    pub fn is_empty(&self) -> bool {
        self.in_flight.is_none() && self.waiting.is_empty()
    }

    /// Whether the last request met no network.
    pub fn is_offline(&self) -> bool {
        self.failures > 0
    }

    /// How long to wait before a failed request is repeated: longer with every failure.
    pub fn retry_delay(&self) -> Duration {
        let seconds = 1 << self.failures.saturating_sub(1).min(5);
        Duration::from_secs(seconds).min(MAX_RETRY_DELAY)
    }

    /// What the steppers of a product show.
    pub fn status(&self, product: &str) -> LineStatus {
        let newest = self.waiting.iter().chain(&self.in_flight).find(|request| request.product == product);
        let error = self.errors.iter().find(|(of, _)| of == product);
        LineStatus {
            requested: newest.map(|request| request.quantity),
            is_waiting: self.is_offline() && newest.is_some(),
            error: error.map(|(_, error)| error.clone()),
        }
    }

    /// What is not answered, as a text for the browser to store.
    pub fn format(&self) -> String {
        let requests: Vec<_> = self.in_flight.iter().chain(&self.waiting).map(LineRequest::format).collect();
        requests.join("\n")
    }

    /// Lets the requests of such a text wait; others that waited are dropped.
    pub fn restore(&mut self, text: &str) {
        self.waiting = text.split('\n').filter_map(LineRequest::parse).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(product: &str, quantity: u32) -> LineRequest {
        let fields = vec![
            ("product".to_owned(), product.to_owned()),
            ("back".to_owned(), "/s/a/search?q=a%20b".to_owned()),
        ];
        LineRequest { product: product.to_owned(), quantity, fields }
    }

    fn offline_queue() -> Queue {
        let mut queue = Queue::default();
        queue.push(request("onion-1kg", 1));
        assert_eq!(queue.start_next(), Some(request("onion-1kg", 1)));
        queue.fail();
        queue
    }

    #[test]
    fn requests_are_sent_in_order_and_one_at_a_time() {
        let mut queue = Queue::default();
        queue.push(request("onion-1kg", 1));
        queue.push(request("tomato-1kg", 1));
        queue.push(request("onion-1kg", 2));
        assert_eq!(queue.start_next(), Some(request("tomato-1kg", 1)));
        assert_eq!(queue.start_next(), None, "one is in flight");
        queue.finish(None);
        assert_eq!(queue.start_next(), Some(request("onion-1kg", 2)), "only the last of a product");
        queue.finish(None);
        assert!(queue.is_empty());
    }

    #[test]
    fn without_a_network_requests_wait_and_steppers_show_it() {
        let mut queue = offline_queue();
        let waiting = |requested| LineStatus { requested, is_waiting: requested.is_some(), error: None };
        assert!(queue.is_offline());
        assert_eq!(queue.status("onion-1kg"), waiting(Some(1)));
        assert_eq!(queue.status("tomato-1kg"), waiting(None));
        queue.push(request("onion-1kg", 3));
        assert_eq!(queue.start_next(), Some(request("onion-1kg", 3)));
        queue.finish(None);
        assert!(!queue.is_offline());
        assert_eq!(queue.status("onion-1kg"), waiting(None));
    }

    #[test]
    fn a_failed_request_does_not_replace_a_newer_one() {
        let mut queue = Queue::default();
        queue.push(request("onion-1kg", 1));
        queue.start_next();
        queue.push(request("onion-1kg", 2));
        assert_eq!(queue.status("onion-1kg").requested, Some(2));
        queue.fail();
        assert_eq!(queue.start_next(), Some(request("onion-1kg", 2)));
        queue.finish(None);
        assert_eq!(queue.start_next(), None);
    }

    #[test]
    fn an_error_stays_until_the_next_request() {
        let mut queue = Queue::default();
        queue.push(request("onion-1kg", 9));
        queue.start_next();
        queue.finish(Some(LineError::Reduced(4)));
        assert_eq!(queue.status("onion-1kg").error, Some(LineError::Reduced(4)));
        queue.push(request("onion-1kg", 5));
        assert_eq!(queue.status("onion-1kg").error, None);
        queue.start_next();
        queue.push(request("onion-1kg", 6));
        queue.finish(Some(LineError::Refused("Out of stock".to_owned())));
        assert_eq!(queue.status("onion-1kg").error, None, "the newer request decides");
    }

    #[test]
    fn retries_become_rarer() {
        let mut queue = offline_queue();
        let delays = [1, 2, 4, 8, 16, 30, 30].map(|seconds| {
            let delay = queue.retry_delay();
            queue.start_next();
            queue.fail();
            (delay, Duration::from_secs(seconds))
        });
        for (delay, expected) in delays {
            assert_eq!(delay, expected);
        }
        queue.start_next();
        queue.finish(None);
        assert!(!queue.is_offline());
    }

    #[test]
    fn what_waits_survives_the_page() {
        let mut queue = offline_queue();
        queue.push(request("tomato-1kg", 0));
        queue.start_next();
        let mut restored = Queue::default();
        restored.restore(&queue.format());
        assert_eq!(restored.take_waiting(), [request("onion-1kg", 1), request("tomato-1kg", 0)]);
        for garbled in ["", "onion-1kg", "onion-1kg\tmany", "onion-1kg\t1\tback"] {
            restored.restore(garbled);
            assert!(restored.is_empty(), "{garbled:?}");
        }
    }
}
