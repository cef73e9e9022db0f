//! The content of a bill as plain, localised text: rendering computes no amount and knows no language.

use jiff::Timestamp;

/// One revision of a bill, ready to be drawn.
///
/// Every text is drawn as given, after control characters and the end of an absurdly long one are
/// left out.
#[derive(Debug, Clone)]
pub struct BillData {
    /// The language of the text as a BCP 47 tag (`en`, `hi`); for screen readers.
    pub language: String,
    /// The PDF's title, shown by readers in place of the file name.
    pub title: String,
    /// When this revision was made; the PDF's date.
    pub issued_at: Timestamp,
    /// The texts that are the same on every bill in the language.
    pub labels: BillLabels,
    /// The store that issues it.
    pub store: StoreHeader,
    /// The kind of document and its revision: "Bill, revision 1".
    pub revision: String,
    /// The order's number at the store: "142".
    pub order_number: String,
    /// When the order was placed, in the store's time zone.
    pub placed: String,
    /// The pick-up slot, in the store's time zone.
    pub pick_up: String,
    /// The customer's name, when known. Never a whole phone number.
    pub customer: Option<String>,
    /// What was ordered, in the order of the cart.
    pub lines: Vec<BillLine>,
    /// The totals.
    pub totals: BillTotals,
    /// How the amount is to be paid, or that it has been: one or two sentences.
    pub how_to_pay: String,
    /// Further sentences under the bill, such as what changed since the last revision.
    pub notes: Vec<String>,
}

/// The fixed texts of a bill in one language.
#[derive(Debug, Clone)]
pub struct BillLabels {
    /// Above the order number: "Order".
    pub order: String,
    /// Above the time of placing: "Placed".
    pub placed: String,
    /// Above the slot: "Pick up".
    pub pick_up: String,
    /// Above the customer's name: "For".
    pub customer: String,
    /// Column heading of names: "Item".
    pub item: String,
    /// Column heading of quantities: "Qty".
    pub quantity: String,
    /// Column heading of unit prices: "Price".
    pub unit_price: String,
    /// Column heading of amounts: "Amount".
    pub amount: String,
    /// Before a maximum retail price: "MRP".
    pub mrp: String,
    /// "Items at MRP".
    pub items_at_mrp: String,
    /// "You save".
    pub you_save: String,
    /// "Taxes included".
    pub taxes_included: String,
    /// "To pay".
    pub to_pay: String,
    /// Heading above how to pay: "How to pay".
    pub how_to_pay: String,
    /// "Not a tax invoice".
    pub not_a_tax_invoice: String,
    /// Before the store's tax number: "GSTIN".
    pub gstin: String,
    /// Before the store's food licence: "FSSAI".
    pub fssai: String,
    /// The page number, with `{page}` and `{pages}` where the numbers go: "Page {page} of {pages}".
    pub page_of: String,
}

/// The store's part of a bill's header.
#[derive(Debug, Clone)]
pub struct StoreHeader {
    /// The name over the door.
    pub name: String,
    /// The legal name, where it differs from the name over the door.
    pub legal_name: Option<String>,
    /// The address with PIN code, one text for each line.
    pub address: Vec<String>,
    /// The store's own phone number as people write it.
    pub phone: Option<String>,
    /// The GST identification number, of a registered store.
    pub gstin: Option<String>,
    /// The food licence or registration number.
    pub fssai: Option<String>,
}

/// One line of a bill.
#[derive(Debug, Clone)]
pub struct BillLine {
    /// The product's name.
    pub name: String,
    /// The pack, such as "500 g"; empty for goods without one.
    pub pack: String,
    /// How many, or how much by weight: "2", "1.94 kg".
    pub quantity: String,
    /// What one costs: "₹38".
    pub unit_price: String,
    /// The maximum retail price of one, where it is above what one costs.
    pub mrp: Option<String>,
    /// What the line costs.
    pub amount: String,
}

/// The totals of a bill.
#[derive(Debug, Clone)]
pub struct BillTotals {
    /// All items at their maximum retail price; left out where nothing is saved.
    pub mrp_total: Option<String>,
    /// What the customer saves against that.
    pub savings: Option<String>,
    /// The coupon, and what it took off, where there is one.
    pub coupon: Option<(String, String)>,
    /// The tax contained in the sum, where any is.
    pub taxes_included: Option<String>,
    /// What is to be paid.
    pub total: String,
}
