//! The sums under a cart or an order.

use commerce::{Language, Paise, Totals};
use leptos::prelude::*;
use words::pages::cart;

use crate::islands::{Amount, AmountOf};

/// The sums of a cart that steppers change while one looks.
pub fn live_sums(language: Language, totals: Totals) -> AnyView {
    rows(language, totals, cart::to_pay(language), |of, now| view! { <Amount of now /> }.into_any())
}

/// Before savings, the saving, the tax contained, and what is to be paid.
pub fn sums(language: Language, totals: Totals) -> AnyView {
    rows(language, totals, cart::to_pay(language), |_, now| now.to_string().into_any())
}

/// The same, once it is paid.
pub fn paid_sums(language: Language, totals: Totals, paid: String) -> AnyView {
    rows(language, totals, paid, |_, now| now.to_string().into_any())
}

fn rows(language: Language, totals: Totals, last: String, amount: fn(AmountOf, Paise) -> AnyView) -> AnyView {
    let saved = totals.saving > Paise::ZERO;
    let at_mrp = saved.then(|| {
        view! {
            <div>
                <dt>{cart::before_savings(language)}</dt>
                <dd>{amount(AmountOf::AtMrp, totals.at_mrp)}</dd>
            </div>
            <div class="save">
                <dt>{cart::you_save(language)}</dt>
                <dd>"− "{amount(AmountOf::Saving, totals.saving)}</dd>
            </div>
        }
    });
    let tax = (totals.tax_included > Paise::ZERO).then(|| {
        view! {
            <div>
                <dt>{cart::taxes_included(language)}</dt>
                <dd>{amount(AmountOf::Tax, totals.tax_included)}</dd>
            </div>
        }
    });
    view! {
        <dl class="sums box">
            {at_mrp}
            {tax}
            <div class="sum"><dt>{last}</dt><dd>{amount(AmountOf::ToPay, totals.to_pay)}</dd></div>
        </dl>
    }
    .into_any()
}
