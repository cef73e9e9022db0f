//! The words of a bill.

sentences! {
    /// The PDF's title.
    title(number: u32, store: &str) { en: "Bill for order {number}, {store}", hi: "ऑर्डर {number} का बिल, {store}" }
    /// What kind of paper this is.
    revision(revision: u16) { en: "Bill, revision {revision}", hi: "बिल, संशोधन {revision}" }
    /// Above the order number.
    order() { en: "Order", hi: "ऑर्डर" }
    /// Above the time of placing.
    placed() { en: "Placed", hi: "ऑर्डर का समय" }
    /// Above the slot.
    pick_up() { en: "Pick up", hi: "लेने का समय" }
    /// Above the customer's name.
    customer() { en: "For", hi: "ग्राहक" }
    /// Column heading of names.
    item() { en: "Item", hi: "सामान" }
    /// Column heading of quantities.
    quantity() { en: "Qty", hi: "मात्रा" }
    /// Column heading of unit prices.
    unit_price() { en: "Price", hi: "भाव" }
    /// Column heading of amounts.
    amount() { en: "Amount", hi: "रकम" }
    /// Before a maximum retail price.
    mrp() { en: "MRP", hi: "MRP" }
    /// Before a loose good's usual price: loose goods bear no MRP.
    usual_price() { en: "usually", hi: "आम भाव" }
    /// The sum without the saving.
    items_at_mrp() { en: "Items before savings", hi: "बचत से पहले" }
    /// The saving.
    you_save() { en: "You save", hi: "आपकी बचत" }
    /// The tax contained.
    taxes_included() { en: "Taxes included", hi: "कर शामिल" }
    /// The sum.
    to_pay() { en: "To pay", hi: "देने हैं" }
    /// Heading above how to pay.
    how_to_pay() { en: "How to pay", hi: "भुगतान" }
    /// How to pay.
    pay_at_store() { en: "You pay at the store when you collect: cash, UPI or card.", hi: "सामान लेते समय दुकान पर दीजिए: नकद, UPI या कार्ड।" }
    /// It has been paid.
    paid(how: &str) { en: "Paid at the store: {how}.", hi: "दुकान पर मिल गए: {how}।" }
    /// What this paper is not.
    not_a_tax_invoice() { en: "Not a tax invoice", hi: "यह कर चालान (tax invoice) नहीं है" }
    /// Page number; the drawing fills in the numbers.
    page_of() { en: "Page {{page}} of {{pages}}", hi: "पृष्ठ {{page}} / {{pages}}" }
}
