//! An amount on the cart page that follows the steppers.

#[cfg(feature = "ssr")]
use commerce::{Paise, ProductId};
use leptos::prelude::*;
use web_sys::Element;

use super::given::element;
#[cfg(feature = "ssr")]
use super::given::give;
use super::{cart, dom};

/// Which amount.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountOf {
    /// What is to be paid.
    ToPay,
    /// The cart at MRP.
    AtMrp,
    /// The saving.
    Saving,
    /// GST contained.
    Tax,
    /// What a line costs.
    Line(ProductId),
}

/// An amount of the cart.
#[cfg(feature = "ssr")]
#[component]
pub fn Amount(
    /// Which one.
    of: AmountOf,
    /// What it is as the page is made.
    now: Paise,
) -> impl IntoView {
    let told = match of {
        AmountOf::ToPay => "total".to_owned(),
        AmountOf::AtMrp => "mrp_total".to_owned(),
        AmountOf::Saving => "savings".to_owned(),
        AmountOf::Tax => "tax".to_owned(),
        AmountOf::Line(product) => format!("line:{product}"),
    };
    let inside = view! { <span class="amount">{now.to_string()}</span> };
    give(told, inside, LiveAmount)
}

/// Follows the cart. Told: which amount, by a name, or `line:` and a product.
#[island]
pub fn LiveAmount() -> impl IntoView {
    element(wake)
}

fn wake(root: Element, told: String) {
    cart::follow(Box::new(move |cart| {
        let Some(cart) = cart else { return };
        let amount = match told.as_str() {
            "total" => cart.to_pay,
            "mrp_total" => cart.at_mrp,
            "savings" => cart.saving,
            "tax" => cart.tax_included,
            line => {
                let product = line.strip_prefix("line:").unwrap_or_default();
                cart.line(product).map(|line| line.amount).unwrap_or_default()
            }
        };
        dom::write(&root, "span", &amount.to_string());
    }));
}
