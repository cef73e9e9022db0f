//! The bill.

messages! {
    in bill;
    /// The title of the PDF.
    title(number: &str, store: &str);
    /// Kind of document and its revision.
    revision(revision: u16);
    /// Over the order number.
    order();
    /// Over the time of placing.
    placed();
    /// Over the slot.
    pick_up();
    /// Over the customer's name.
    customer();
    /// Column of names.
    item();
    /// Column of quantities.
    quantity();
    /// Column of unit prices.
    unit_price();
    /// Column of amounts.
    amount();
    /// Before an MRP.
    mrp();
    /// Before the usual price of loose goods, which have no MRP.
    regular_price();
    /// The sum at MRP.
    mrp_total();
    /// Beside the savings.
    you_save();
    /// Beside what the coupon takes off.
    coupon(code: &str);
    /// Beside the tax contained.
    taxes_included();
    /// Beside the amount to be paid.
    total();
    /// Over how to pay.
    how_to_pay();
    /// How to pay.
    pay_at_store();
    /// Once it is paid.
    paid(how: &str);
    /// Under which name the customer ordered; the head shows the store.
    ordered_through(shop: &str);
    not_a_tax_invoice();
    /// Page number; the renderer replaces the placeholders.
    page_of();
}
