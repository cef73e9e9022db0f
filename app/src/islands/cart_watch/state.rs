//! What the page was rendered for, for server and browser alike.

use commerce::Paise;

/// Amounts of goods that something begins at, each with `1` when the goods cost as much, as `data-props`.
#[cfg(feature = "ssr")]
pub fn format_props(goods: Paise, minimums: &[Paise]) -> String {
    let parts = minimums.iter().map(|minimum| format!("{}:{}", minimum.0, u8::from(goods >= *minimum)));
    parts.collect::<Vec<_>>().join(",")
}

/// Whether the goods are on another side of one of the amounts of [`format_props`].
pub fn is_outdated(props: &str, goods: Paise) -> bool {
    props.split(',').filter_map(|part| part.split_once(':')).any(|(minimum, reached)| {
        minimum.parse().is_ok_and(|minimum| (goods >= Paise(minimum)) != (reached == "1"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_outdated_once_an_amount_is_passed() {
        let props = format_props(Paise(15_000), &[Paise(14_900), Paise(30_000)]);
        for (goods, outdated) in
            [(15_000, false), (14_900, false), (14_899, true), (29_999, false), (30_000, true)]
        {
            assert_eq!(is_outdated(&props, Paise(goods)), outdated, "{goods}");
        }
        assert!(!is_outdated("", Paise(1)));
        assert!(!is_outdated("garbled", Paise(1)));
    }
}
