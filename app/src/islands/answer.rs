//! What islands read of the order API's answers.
//!
//! One type holds them all, and the browser's own JSON reader fills it: every type that reads JSON by itself
//! would weigh kilobytes on the phone. What an answer does not speak of stays empty. The tests hold the names
//! of the fields against [`crate::api`].

use commerce::Paise;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, JSON, Object};

/// An answer, or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Of a cart: its id, empty when there is no cart yet.
    pub cart: String,
    /// Of a cart: its store's code.
    pub store: String,
    /// Of a cart: its lines.
    pub lines: Vec<Answer>,
    /// Of a cart: units altogether.
    pub units: i64,
    /// Of a cart: at MRP.
    pub at_mrp: Paise,
    /// Of a cart: the saving.
    pub saving: Paise,
    /// Of a cart: GST contained.
    pub tax_included: Paise,
    /// Of a cart: what is to be paid.
    pub to_pay: Paise,
    /// Of a line or a product: its id.
    pub product: String,
    /// Of a line: units.
    pub quantity: i64,
    /// Of a line: what it costs.
    pub amount: Paise,
    /// Of a line: units that can be ordered.
    pub left: i64,
    /// Of a list: its items.
    pub items: Vec<Answer>,
    /// Of a product: its name.
    pub name: String,
    /// Of a product: its pack size.
    pub pack: String,
    /// Of a product: the price of one unit.
    pub price: Paise,
    /// Of an order: where it stands.
    pub state: String,
    /// Of a problem: its kind, `/problems/…`.
    pub kind: String,
    /// Of a problem: short words for the kind.
    pub title: String,
    /// Of a problem: the sentence for the person.
    pub detail: String,
}

impl Answer {
    /// The line of a product.
    pub fn line(&self, product: &str) -> Option<&Self> {
        self.lines.iter().find(|line| line.product == product)
    }

    /// Whether this is a cart with something of another store in it.
    pub fn is_at_another(&self, store: &str) -> bool {
        self.units > 0 && self.store != store
    }

    /// Whether this is a problem of that kind.
    pub fn is(&self, slug: &str) -> bool {
        self.kind.strip_prefix("/problems/") == Some(slug)
    }
}

impl Answer {
    /// Reads JSON. What is not an object is an empty answer.
    pub fn read(text: &str) -> Self {
        JSON::parse(text).map(|value| Self::of(&value)).unwrap_or_default()
    }

    fn of(value: &JsValue) -> Self {
        let mut answer = Self::default();
        let Some(object) = value.dyn_ref::<Object>() else { return answer };
        for field in Object::entries(object).iter() {
            let field: Array = field.unchecked_into();
            let (name, value) = (field.get(0).as_string().unwrap_or_default(), field.get(1));
            if let Some(text) = answer.text(&name) {
                *text = value.as_string().unwrap_or_default();
            } else if let Some(number) = answer.number(&name) {
                // Paise and units are whole and far below 2^53.
                *number = value.as_f64().unwrap_or_default() as i64;
            } else if let Some(list) = answer.list(&name)
                && let Some(items) = value.dyn_ref::<Array>()
            {
                *list = items.iter().map(|item| Self::of(&item)).collect();
            }
        }
        answer
    }

    fn text(&mut self, field: &str) -> Option<&mut String> {
        Some(match field {
            "cart" => &mut self.cart,
            "store" => &mut self.store,
            "product" => &mut self.product,
            "name" => &mut self.name,
            "pack" => &mut self.pack,
            "state" => &mut self.state,
            "type" => &mut self.kind,
            "title" => &mut self.title,
            "message" => &mut self.detail,
            _ => return None,
        })
    }

    fn number(&mut self, field: &str) -> Option<&mut i64> {
        Some(match field {
            "item_count" => &mut self.units,
            "mrp_total" => &mut self.at_mrp.0,
            "savings" => &mut self.saving.0,
            "tax_included" => &mut self.tax_included.0,
            "total" => &mut self.to_pay.0,
            "quantity" => &mut self.quantity,
            "amount" => &mut self.amount.0,
            "available" => &mut self.left,
            "price" => &mut self.price.0,
            _ => return None,
        })
    }

    fn list(&mut self, field: &str) -> Option<&mut Vec<Self>> {
        match field {
            "lines" => Some(&mut self.lines),
            "items" => Some(&mut self.items),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use commerce::{CartId, LineChange, OrderId, OrderState};
    use serde::Serialize;

    use super::*;
    use crate::api;

    /// Does natively what [`Answer::of`] does in the browser.
    fn read(said: &impl Serialize) -> Answer {
        let value = serde_json::to_value(said).expect("JSON");
        let mut answer = Answer::default();
        for (name, value) in value.as_object().expect("an object") {
            if let Some(text) = answer.text(name) {
                value.as_str().expect("a text").clone_into(text);
            } else if let Some(number) = answer.number(name) {
                *number = value.as_i64().expect("a whole number");
            } else if let Some(list) = answer.list(name) {
                *list = value.as_array().expect("a list").iter().map(read).collect();
            }
        }
        answer
    }

    #[test]
    fn a_cart_is_read() {
        let product: commerce::ProductId = "tomato-1kg".parse().expect("an id");
        let said = api::CartView {
            cart: Some(CartId(7)),
            store: Some("shree-ganesh-vashi".parse().expect("a code")),
            lines: vec![api::CartLineView {
                product: product.clone(),
                quantity: 2,
                unit_price: Paise(3800),
                amount: Paise(7600),
                available: 9,
            }],
            item_count: 2,
            mrp_total: Paise(10_400),
            savings: Paise(2800),
            tax_included: Paise(362),
            total: Paise(7600),
            changes: vec![LineChange::Unavailable { product }],
        };
        let cart = read(&said);
        let line = cart.line("tomato-1kg").expect("the line");
        assert_eq!((line.quantity, line.amount, line.left), (2, Paise(7600), 9));
        assert_eq!((cart.units, cart.at_mrp, cart.saving), (2, Paise(10_400), Paise(2800)));
        assert_eq!((cart.tax_included, cart.to_pay), (Paise(362), Paise(7600)));
        assert_eq!(cart.cart, CartId(7).to_string());
        assert!(cart.is_at_another("gupta-thane"));
        assert!(!cart.is_at_another("shree-ganesh-vashi"));
        assert!(!Answer::default().is_at_another("gupta-thane"), "an empty cart is at no store");
    }

    #[test]
    fn products_are_read() {
        let said = api::Paged {
            items: vec![api::ProductView {
                product: "tomato-1kg".parse().expect("an id"),
                name: "टमाटर".to_owned(),
                pack: "1 किलो".to_owned(),
                category: "fresh".to_owned(),
                picture: "tomato.svg".to_owned(),
                mrp: Paise(5200),
                price: Paise(3800),
                available: 9,
            }],
            next: None,
        };
        let found = read(&said);
        let first = found.items.first().expect("a product");
        assert_eq!((first.product.as_str(), first.name.as_str()), ("tomato-1kg", "टमाटर"));
        assert_eq!((first.pack.as_str(), first.price), ("1 किलो", Paise(3800)));
    }

    #[test]
    fn an_order_is_read() {
        let said = api::OrderView {
            order: OrderId(1),
            number: 142,
            store: "shree-ganesh-vashi".parse().expect("a code"),
            state: OrderState::Ready,
            slot_start: String::new(),
            slot_end: String::new(),
            placed_at: String::new(),
            total: Paise(100),
            pickup_code: Some("4719".to_owned()),
            lines: Vec::new(),
            actions: vec!["cancel".to_owned()],
        };
        assert_eq!(read(&said).state, OrderState::Ready.code());
    }

    #[test]
    fn a_problem_is_read() {
        let said = api::Problem {
            kind: "/problems/out-of-stock".to_owned(),
            title: "The store has none left".to_owned(),
            status: 409,
            message: "Only 3 left.".to_owned(),
            ..api::Problem::default()
        };
        let problem = read(&said);
        assert!(problem.is("out-of-stock") && !problem.is("cart-at-other-store"));
        assert_eq!((problem.title, problem.detail), (said.title, "Only 3 left.".to_owned()));
    }
}
