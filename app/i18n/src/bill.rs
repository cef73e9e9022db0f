//! The words of a bill.

messages! {
    /// The PDF's title.
    title(number: u32, store: &str) { en: "Bill for order {number}, {store}", hi: "ऑर्डर {number} का बिल, {store}" }
    /// What kind of paper this is.
    revision(revision: u16) { en: "Bill, revision {revision}", hi: "बिल, संस्करण {revision}" }
    /// Above the order number.
    order() { en: "Order", hi: "ऑर्डर" }
    /// Above the time of placing.
    placed() { en: "Placed", hi: "ऑर्डर का समय" }
    /// Above the slot.
    pick_up() { en: "Pick-up", hi: "पिक-अप का समय" }
    /// Above the customer's name.
    customer() { en: "For", hi: "ग्राहक" }
    /// Column heading of names.
    item() { en: "Item", hi: "सामान" }
    /// Column heading of quantities.
    quantity() { en: "Qty", hi: "मात्रा" }
    /// Column heading of unit prices.
    unit_price() { en: "Price", hi: "दाम" }
    /// Column heading of amounts.
    amount() { en: "Amount", hi: "रकम" }
    /// Before a maximum retail price.
    mrp() { en: "MRP", hi: "MRP" }
    /// Before a loose good's usual price: loose goods bear no MRP.
    usual_price() { en: "usually", hi: "आम दाम" }
    /// The sum without the saving.
    items_at_mrp() { en: "Before savings", hi: "बचत से पहले" }
    /// The saving.
    you_save() { en: "You save", hi: "आपकी बचत" }
    /// The tax contained.
    taxes_included() { en: "Taxes included", hi: "इसमें शामिल टैक्स" }
    /// The sum.
    to_pay() { en: "To pay", hi: "कुल देना है" }
    /// Heading above how to pay.
    how_to_pay() { en: "How to pay", hi: "भुगतान" }
    /// How to pay.
    pay_at_store() { en: "You pay at the store when you collect: cash, UPI or card.", hi: "पैसे दुकान पर, सामान लेते समय दीजिए: नकद, UPI या कार्ड।" }
    /// It has been paid.
    paid(how: &str) { en: "Paid at the store: {how}.", hi: "दुकान पर भुगतान हो गया: {how}।" }
    /// Through which shop the order came: the store's own name stands at the head.
    ordered_through(shop: &str) { en: "Ordered through {shop}.", hi: "{shop} से ऑर्डर किया गया।" }
    /// What this paper is not.
    not_a_tax_invoice() { en: "Not a tax invoice", hi: "यह टैक्स इनवॉइस नहीं है" }
    /// Page number; the drawing fills in the numbers.
    page_of() { en: "Page {{page}} of {{pages}}", hi: "पन्ना {{page}} / {{pages}}" }
}
