//! The cart and its totals.

messages! {
    in pages::cart;
    /// Another product does not fit.
    full(max: usize);
    /// The cart was changed in another window since this page was opened.
    changed_elsewhere();
    title();
    /// Under the title: where the cart is picked up.
    pick_up_at(store: &str);
    empty();
    /// Under `empty`, when no store was chosen yet.
    empty_hint();
    /// On the button, when no store was chosen yet.
    find_stores();
    /// On the button to the store of the cart.
    go_to_store(store: &str);
    /// The sum at MRP, or at the regular price of loose goods.
    mrp_total();
    /// Beside the savings.
    you_save();
    /// Beside the tax contained.
    taxes_included();
    /// Beside the amount to be paid.
    total();
    /// Beside what the coupon takes off.
    coupon_row(code: &str);
    /// Opens the field for a coupon's code.
    coupon_ask();
    /// Label of that field.
    coupon_code();
    /// On the button that enters the code.
    coupon_apply();
    /// On the button that removes the coupon.
    coupon_remove(code: &str);
    /// The coupon takes off another amount than the page showed.
    coupon_changed();
    /// Why a coupon takes nothing off.
    coupon_rejection(code: &str, rejection: commerce::CouponRejection);
    /// What is missing to the smallest order of the store; `{}` is the amount.
    below_minimum_template();
    /// On the button to the checkout.
    checkout();
    /// Over what changed since the cart was seen.
    changes_title();
    /// A product became unavailable.
    sold_out(name: &str);
    /// Fewer units are available than are in the cart.
    quantity_reduced(name: &str, available: u32, requested: u32);
    /// A product has another price.
    price_changed(name: &str, seen: commerce::Paise, now: commerce::Paise);
    /// On the button that accepts the changes.
    accept_changes();
    /// The store is paused.
    store_paused();
    /// Asks before a cart at another store is emptied.
    switch_title();
    /// What is lost.
    switch_why(items: &str, from: &str, to: &str);
    /// On the button that empties the cart.
    switch_yes(product: &str);
    /// On the link back to the unchanged cart.
    switch_no();
}
