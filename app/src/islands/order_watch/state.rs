//! Which order is watched, for server and browser alike.

/// Which order in which state the page shows, as `data-props`.
#[cfg(feature = "ssr")]
pub fn format_props(order: commerce::OrderId, state: commerce::OrderState) -> String {
    format!("{order}:{}", state.code())
}

/// Reads [`format_props`].
pub fn parse_props(props: &str) -> Option<(commerce::OrderId, &str)> {
    let (order, state) = props.split_once(':')?;
    Some((order.parse().ok()?, state))
}

#[cfg(test)]
mod tests {
    use commerce::{OrderId, OrderState};

    use super::*;

    #[test]
    fn props_survive_the_page() {
        let props = format_props(OrderId(7), OrderState::Accepted);
        assert_eq!(parse_props(&props), Some((OrderId(7), "accepted")));
        assert_eq!(parse_props("garbled"), None);
    }
}
