//! What a stepper shows, for server and browser alike.

use crate::islands::cart::Cart;

/// On the button once the product is in the cart.
pub const PLUS: &str = "+";

/// The hidden fields of the form. On shared pages the last is absent.
pub const FIELDS: [&str; 4] = ["store", "lang", "back", "form_token"];

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

/// Units of a product, as its page was rendered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// Units in the cart.
    pub quantity: u32,
    /// Units that can be ordered.
    pub available: u32,
}

impl Stock {
    /// The numbers of a store's product now. Until the cart is read, the page's count; once the product is in the
    /// cart, the cart's do.
    pub fn current(self, store: &str, product: &str, cart: Option<&Cart>) -> Self {
        let Some(cart) = cart else { return self };
        let line = cart.line(product).filter(|_| cart.store == store);
        line.map_or(Self { quantity: 0, ..self }, |line| Self {
            quantity: line.quantity,
            available: line.available,
        })
    }
}

/// `data-stock` of a stepper: units in the cart, units that can be ordered.
#[cfg(feature = "ssr")]
pub fn format_stock(quantity: u32, available: u32) -> String {
    [&quantity.to_string(), "/", &available.to_string()].concat()
}

/// Reads [`format_stock`].
pub fn parse_stock(text: &str) -> Stock {
    let (quantity, available) = text.split_once('/').unwrap_or_default();
    Stock { quantity: quantity.parse().unwrap_or(0), available: available.parse().unwrap_or(0) }
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
        let page = Stock { quantity: 2, available: 9 };
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
        let current = |cart: Option<&Cart>| page.current("asha-vashi", "onion-1kg", cart);
        let none = Stock { quantity: 0, available: 9 };
        assert_eq!(current(None), page);
        assert_eq!(current(Some(&Cart::default())), none);
        let inside = Stock { quantity: 4, available: 5 };
        assert_eq!(current(Some(&cart("asha-vashi", "onion-1kg"))), inside);
        assert_eq!(current(Some(&cart("asha-vashi", "tomato-1kg"))), none);
        assert_eq!(current(Some(&cart("gupta-thane", "onion-1kg"))), none);
    }

    #[test]
    fn the_stock_survives_the_page() {
        for stock in [Stock { quantity: 0, available: 9 }, Stock { quantity: 3, available: 0 }] {
            assert_eq!(parse_stock(&format_stock(stock.quantity, stock.available)), stock);
        }
        assert_eq!(parse_stock("garbled"), Stock::default());
    }
}
