//! How many connections the process's limit of open files allows.

/// Descriptors that are not for customers' connections: storage, outgoing requests, the operations
/// listener and its connections, standard streams.
const RESERVED_DESCRIPTORS: u64 = 128;

/// More connections than this do not help: each takes memory, and two cores answer far fewer.
const MAX_CONNECTIONS: u64 = 16_384;

/// With fewer, pages and their pictures get in each other's way.
const MIN_CONNECTIONS: u64 = 16;

/// Raises the limit of open files as far as allowed, and returns how many connections may be open.
pub(crate) fn max_connections() -> usize {
    let target = MAX_CONNECTIONS + RESERVED_DESCRIPTORS;
    usize::try_from(connections_within(raise_descriptor_limit(target))).unwrap_or(usize::MAX)
}

fn connections_within(descriptors: u64) -> u64 {
    descriptors.saturating_sub(RESERVED_DESCRIPTORS).clamp(MIN_CONNECTIONS, MAX_CONNECTIONS)
}

#[cfg(unix)]
fn raise_descriptor_limit(target: u64) -> u64 {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let current = limit.current.unwrap_or(target);
    let raised = target.min(limit.maximum.unwrap_or(target));
    if raised <= current {
        return current;
    }
    match setrlimit(Resource::Nofile, Rlimit { current: Some(raised), ..limit }) {
        Ok(()) => raised,
        Err(error) => {
            tracing::warn!(%error, limit = current, "the limit of open files cannot be raised");
            current
        }
    }
}

#[cfg(not(unix))]
fn raise_descriptor_limit(target: u64) -> u64 {
    target
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_descriptors_are_left_for_everything_else() {
        assert_eq!(connections_within(1_024), 1_024 - RESERVED_DESCRIPTORS);
        assert_eq!(connections_within(1_000_000), MAX_CONNECTIONS);
        assert_eq!(connections_within(64), MIN_CONNECTIONS);
    }
}
