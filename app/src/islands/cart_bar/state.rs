//! What the cart bar shows, for server and browser alike.

use commerce::Paise;

use crate::islands::interpolate::interpolate;

/// What the bar shows: in the server's markup and in the browser alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartBarState {
    /// Hidden while the cart is empty.
    pub hidden: bool,
    /// `3 items · ₹130.50`.
    pub summary: String,
    /// `You save ₹33.50`; `None` without savings.
    pub savings: Option<String>,
}

/// The bar's templates, with `{}` for a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartBarTemplates {
    pub one_item: String,
    pub many_items: String,
    pub savings: String,
}

impl CartBarTemplates {
    /// The templates as `data-props`, one per line.
    #[cfg(feature = "ssr")]
    pub fn format(&self) -> String {
        [self.one_item.as_str(), &self.many_items, &self.savings].join("\n")
    }

    /// Reads [`Self::format`].
    pub fn parse(props: &str) -> Self {
        let mut lines = props.split('\n').map(str::to_owned);
        let mut next = || lines.next().unwrap_or_default();
        Self { one_item: next(), many_items: next(), savings: next() }
    }

    /// What the bar shows for a cart.
    pub fn state(&self, item_count: u32, total: Paise, savings: Paise) -> CartBarState {
        let items = if item_count == 1 { &self.one_item } else { &self.many_items };
        let items = interpolate(items, &item_count.to_string());
        CartBarState {
            hidden: item_count == 0,
            summary: [&items, " · ", &total.to_string()].concat(),
            savings: (savings > Paise::ZERO).then(|| interpolate(&self.savings, &savings.to_string())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_counts_items_and_names_the_savings() {
        let templates = CartBarTemplates {
            one_item: "{} item".to_owned(),
            many_items: "{} items".to_owned(),
            savings: "You save {}".to_owned(),
        };
        assert_eq!(CartBarTemplates::parse(&templates.format()), templates);
        let table = [
            (0, 0, 0, true, "0 items · ₹0", None),
            (1, 3800, 0, false, "1 item · ₹38", None),
            (3, 13_050, 3350, false, "3 items · ₹130.50", Some("You save ₹33.50")),
        ];
        for (item_count, total, savings, hidden, summary, saved) in table {
            let expected =
                CartBarState { hidden, summary: summary.to_owned(), savings: saved.map(str::to_owned) };
            assert_eq!(templates.state(item_count, Paise(total), Paise(savings)), expected);
        }
    }
}
