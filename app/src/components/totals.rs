//! The totals of a cart or an order.

use commerce::{Language, Paise, Totals};
use i18n::pages::cart;
use leptos::prelude::*;

use crate::islands::{Amount, AmountOf};

/// The totals of a cart, which follow its steppers.
pub fn live_totals(language: Language, totals: Totals) -> AnyView {
    total_rows(language, totals, cart::total(language), |of, now| view! { <Amount of now /> }.into_any())
}

/// MRP total, savings, tax contained, and the amount to be paid.
pub fn totals(language: Language, totals: Totals) -> AnyView {
    total_rows(language, totals, cart::total(language), |_, now| now.to_string().into_any())
}

/// The same, once it is paid.
pub fn paid_totals(language: Language, totals: Totals, paid: String) -> AnyView {
    total_rows(language, totals, paid, |_, now| now.to_string().into_any())
}

fn total_rows(
    language: Language,
    totals: Totals,
    last: String,
    amount: fn(AmountOf, Paise) -> AnyView,
) -> AnyView {
    let saved = totals.savings > Paise::ZERO;
    let at_mrp = saved.then(|| {
        view! {
            <div>
                <dt>{cart::mrp_total(language)}</dt>
                <dd>{amount(AmountOf::MrpTotal, totals.mrp_total)}</dd>
            </div>
            <div class="savings">
                <dt>{cart::you_save(language)}</dt>
                <dd>"− "{amount(AmountOf::Savings, totals.savings)}</dd>
            </div>
        }
    });
    let tax = (totals.tax_included > Paise::ZERO).then(|| {
        view! {
            <div>
                <dt>{cart::taxes_included(language)}</dt>
                <dd>{amount(AmountOf::TaxIncluded, totals.tax_included)}</dd>
            </div>
        }
    });
    view! {
        <dl class="totals box">
            {at_mrp}
            {tax}
            <div class="total"><dt>{last}</dt><dd>{amount(AmountOf::Total, totals.total)}</dd></div>
        </dl>
    }
    .into_any()
}
