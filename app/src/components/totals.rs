//! The totals of a cart or an order.

use commerce::{CouponCode, Language, Paise, PricedCart, Totals};
use i18n::pages::cart;
use leptos::prelude::*;

use crate::islands::{Amount, AmountOf};

/// The totals of a cart, which follow its steppers.
pub fn live_totals(language: Language, priced: &PricedCart) -> AnyView {
    let rows = TotalRows { language, totals: priced.totals, coupon: priced.applied_coupon() };
    rows.view(cart::total(language), |of, now| view! { <Amount of now /> }.into_any())
}

/// MRP total, savings, what the coupon takes off, tax contained, and the amount to be paid.
pub fn totals(language: Language, totals: Totals, coupon: Option<&CouponCode>) -> AnyView {
    let rows = TotalRows { language, totals, coupon };
    rows.view(cart::total(language), |_, now| now.to_string().into_any())
}

/// The same, once it is paid.
pub fn paid_totals(language: Language, totals: Totals, coupon: Option<&CouponCode>, paid: String) -> AnyView {
    TotalRows { language, totals, coupon }.view(paid, |_, now| now.to_string().into_any())
}

struct TotalRows<'c> {
    language: Language,
    totals: Totals,
    /// The coupon that took something off.
    coupon: Option<&'c CouponCode>,
}

impl TotalRows<'_> {
    /// The rows, the last of them with this label.
    fn view(self, last: String, amount: fn(AmountOf, Paise) -> AnyView) -> AnyView {
        let Self { language, totals, coupon } = self;
        let saved = totals.savings > Paise::ZERO;
        let at_mrp = (saved || coupon.is_some()).then(|| {
            view! {
                <div>
                    <dt>{cart::mrp_total(language)}</dt>
                    <dd>{amount(AmountOf::MrpTotal, totals.mrp_total)}</dd>
                </div>
            }
        });
        let savings = saved.then(|| {
            view! {
                <div class="savings">
                    <dt>{cart::you_save(language)}</dt>
                    <dd>"− "{amount(AmountOf::Savings, totals.savings)}</dd>
                </div>
            }
        });
        let coupon = coupon.map(|code| {
            view! {
                <div class="savings" data-coupon=code.to_string()>
                    <dt>{cart::coupon_row(language, code.as_str())}</dt>
                    <dd>"− "{amount(AmountOf::Coupon, totals.coupon)}</dd>
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
                {savings}
                {coupon}
                {tax}
                <div class="total"><dt>{last}</dt><dd>{amount(AmountOf::Total, totals.total)}</dd></div>
            </dl>
        }
        .into_any()
    }
}
