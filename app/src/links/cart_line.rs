//! The value of a stepper's button: a product, how many of it from now on, and the price that was shown.

use commerce::Paise;

/// The form field of [`super::FormAction::CartLines`] with the value.
pub const LINE_FIELD: &str = "line";

/// What a stepper's button asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CartLineValue<'a> {
    /// The id of the product.
    pub product: &'a str,
    /// Units from now on.
    pub quantity: u32,
    /// The unit price that was shown.
    pub price: Paise,
}

impl<'a> CartLineValue<'a> {
    /// The value; `:` is in no product's id.
    #[must_use]
    pub fn format(self) -> String {
        [self.product, ":", &self.quantity.to_string(), ":", &self.price.0.to_string()].concat()
    }

    /// Reads [`Self::format`].
    #[must_use]
    pub fn parse(value: &'a str) -> Option<Self> {
        let (product, rest) = value.split_once(':')?;
        let (quantity, price) = rest.split_once(':')?;
        Some(Self { product, quantity: quantity.parse().ok()?, price: Paise(price.parse().ok()?) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_as_it_was_written() {
        let line = CartLineValue { product: "tomato-1kg", quantity: 3, price: Paise(4_250) };
        assert_eq!(line.format(), "tomato-1kg:3:4250");
        assert_eq!(CartLineValue::parse(&line.format()), Some(line));
        for wrong in ["", "tomato-1kg", "tomato-1kg:3", "tomato-1kg:3:₹42", "tomato-1kg:-1:42", "a:1:2:3"] {
            assert_eq!(CartLineValue::parse(wrong), None, "{wrong}");
        }
    }
}
