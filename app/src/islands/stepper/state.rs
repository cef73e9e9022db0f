//! What a stepper shows, for server and browser alike.

use crate::islands::cart::Cart;

/// On the button once the product is in the cart.
pub const PLUS: &str = "+";

/// The hidden fields of a stepper's form. On shared pages the last is absent.
pub const FIELDS: [&str; 6] = ["store", "product", "expected_price", "lang", "back", "form_token"];

/// What a stepper shows for a quantity: in the server's markup and in the browser alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepperState {
    /// Units in the cart.
    pub quantity: u32,
    /// Whether the product is in the cart.
    pub in_cart: bool,
    /// Whether no further unit can be had.
    pub sold_out: bool,
    /// The quantity that the minus button asks for.
    pub decrement: u32,
    /// The quantity that the plus button asks for.
    pub increment: u32,
}

/// The face of the button that adds a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddButton {
    /// *Add*: nothing is in the cart yet.
    Add,
    /// *Out of stock*: nothing is in the cart, and nothing can be.
    SoldOut,
    /// *+*.
    Plus,
}

impl StepperState {
    /// The state for `quantity` units in the cart, of which `available` can be ordered.
    pub const fn new(quantity: u32, available: u32) -> Self {
        let fewer = quantity.saturating_sub(1);
        Self {
            quantity,
            in_cart: quantity > 0,
            sold_out: quantity >= available,
            decrement: if fewer < available { fewer } else { available },
            increment: quantity.saturating_add(1),
        }
    }

    /// The face of the button that adds a unit.
    pub const fn add_button(self) -> AddButton {
        match (self.in_cart, self.sold_out) {
            (true, _) => AddButton::Plus,
            (false, false) => AddButton::Add,
            (false, true) => AddButton::SoldOut,
        }
    }
}

/// The product of a stepper, as its page was rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepperProduct {
    pub store: String,
    pub product: String,
    /// Units in the cart when the page was rendered.
    pub quantity: u32,
    /// Units that could be ordered when the page was rendered.
    pub available: u32,
}

impl StepperProduct {
    /// Units in the cart and units that can be ordered. Until the cart is read, the page's numbers count; once the
    /// product is in the cart, the cart's do.
    pub fn current(&self, cart: Option<&Cart>) -> (u32, u32) {
        let Some(cart) = cart else { return (self.quantity, self.available) };
        let line = cart.line(&self.product).filter(|_| cart.store == self.store);
        line.map_or((0, self.available), |line| (line.quantity, line.available))
    }
}

/// `data-props` of a stepper: units that can be ordered, and whether it is a line of the cart page.
#[cfg(feature = "ssr")]
pub fn format_props(available: u32, on_cart_page: bool) -> String {
    [available.to_string().as_str(), if on_cart_page { " cart" } else { "" }].concat()
}

/// Reads [`format_props`].
pub fn parse_props(props: &str) -> (u32, bool) {
    let (available, place) = props.split_once(' ').unwrap_or((props, ""));
    (available.parse().unwrap_or(0), place == "cart")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::islands::cart::CartLine;

    #[test]
    fn the_state_follows_quantity_and_stock() {
        // quantity, available: in cart, sold out, decrement, increment, button
        let table = [
            (0, 0, false, true, 0, 1, AddButton::SoldOut),
            (0, 9, false, false, 0, 1, AddButton::Add),
            (1, 9, true, false, 0, 2, AddButton::Plus),
            (2, 9, true, false, 1, 3, AddButton::Plus),
            (9, 9, true, true, 8, 10, AddButton::Plus),
            // Fewer are left than are in the cart: the next step down is what is left.
            (5, 3, true, true, 3, 6, AddButton::Plus),
            (5, 0, true, true, 0, 6, AddButton::Plus),
            (u32::MAX, u32::MAX, true, true, u32::MAX - 1, u32::MAX, AddButton::Plus),
        ];
        for (quantity, available, in_cart, sold_out, decrement, increment, button) in table {
            let state = StepperState::new(quantity, available);
            let expected = StepperState { quantity, in_cart, sold_out, decrement, increment };
            assert_eq!(state, expected, "{quantity} of {available}");
            assert_eq!(state.add_button(), button, "{quantity} of {available}");
        }
    }

    #[test]
    fn the_cart_counts_once_it_is_read() {
        let product = StepperProduct {
            store: "asha-vashi".to_owned(),
            product: "onion-1kg".to_owned(),
            quantity: 2,
            available: 9,
        };
        let cart = |store: &str, product: &str| Cart {
            store: store.to_owned(),
            lines: vec![CartLine {
                product: product.to_owned(),
                quantity: 4,
                available: 5,
                ..CartLine::default()
            }],
            ..Cart::default()
        };
        assert_eq!(product.current(None), (2, 9));
        assert_eq!(product.current(Some(&Cart::default())), (0, 9));
        assert_eq!(product.current(Some(&cart("asha-vashi", "onion-1kg"))), (4, 5));
        assert_eq!(product.current(Some(&cart("asha-vashi", "tomato-1kg"))), (0, 9));
        assert_eq!(product.current(Some(&cart("gupta-thane", "onion-1kg"))), (0, 9));
    }

    #[test]
    fn props_survive_the_page() {
        for props in [(0, false), (9, true)] {
            assert_eq!(parse_props(&format_props(props.0, props.1)), props);
        }
        assert_eq!(parse_props("garbled"), (0, false));
    }
}
