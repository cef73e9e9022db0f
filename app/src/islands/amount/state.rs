//! Which amounts follow the cart, for server and browser alike.

use commerce::Paise;

use crate::islands::cart::Cart;

/// Which amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountOf {
    Total,
    MrpTotal,
    Savings,
    Coupon,
    /// What is missing to an amount of goods, which the coupon or the store asks for.
    MissingTo(Paise),
    TaxIncluded,
    /// The amount of a product's line.
    Line(String),
}

impl AmountOf {
    /// The amount as `data-props`. A product id has a digit or a letter first, so it is no other code.
    #[cfg(feature = "ssr")]
    pub fn format(&self) -> String {
        match self {
            Self::Total => "=total".to_owned(),
            Self::MrpTotal => "=mrp".to_owned(),
            Self::Savings => "=savings".to_owned(),
            Self::Coupon => "=coupon".to_owned(),
            Self::MissingTo(amount) => format!("={}", amount.0),
            Self::TaxIncluded => "=tax".to_owned(),
            Self::Line(product) => product.clone(),
        }
    }

    /// Reads [`Self::format`].
    pub fn parse(props: String) -> Self {
        match props.as_str() {
            "=total" => Self::Total,
            "=mrp" => Self::MrpTotal,
            "=savings" => Self::Savings,
            "=tax" => Self::TaxIncluded,
            "=coupon" => Self::Coupon,
            _ => match props.strip_prefix('=').and_then(|amount| amount.parse().ok()) {
                Some(amount) => Self::MissingTo(Paise(amount)),
                None => Self::Line(props),
            },
        }
    }

    /// The amount in a cart; zero for a line that is not in it.
    pub fn in_cart(&self, cart: &Cart) -> Paise {
        match self {
            Self::Total => cart.total,
            Self::MrpTotal => cart.mrp_total,
            Self::Savings => cart.savings,
            Self::Coupon => cart.coupon,
            Self::MissingTo(amount) => (*amount - cart.goods()).max(Paise::ZERO),
            Self::TaxIncluded => cart.tax_included,
            Self::Line(product) => cart.line(product).map_or(Paise::ZERO, |line| line.amount),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::islands::cart::CartLine;

    #[test]
    fn every_amount_is_found_in_the_cart() {
        let cart = Cart {
            mrp_total: Paise(10_400),
            savings: Paise(2800),
            coupon: Paise(500),
            tax_included: Paise(362),
            total: Paise(7600),
            lines: vec![CartLine { product: "total".to_owned(), amount: Paise(50), ..CartLine::default() }],
            ..Cart::default()
        };
        let table = [
            (AmountOf::Total, 7600),
            (AmountOf::MrpTotal, 10_400),
            (AmountOf::Savings, 2800),
            (AmountOf::Coupon, 500),
            (AmountOf::MissingTo(Paise(10_000)), 2400),
            (AmountOf::MissingTo(Paise(7_000)), 0),
            (AmountOf::TaxIncluded, 362),
            (AmountOf::Line("total".to_owned()), 50),
            (AmountOf::Line("onion-1kg".to_owned()), 0),
        ];
        for (of, paise) in table {
            assert_eq!(AmountOf::parse(of.format()), of);
            assert_eq!(of.in_cart(&cart), Paise(paise), "{of:?}");
        }
    }
}
