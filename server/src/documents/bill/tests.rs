//! Bills of all lengths and in two scripts: how many pages, how many bytes, the same each time.

use super::*;

fn labels() -> BillLabels {
    let text = str::to_owned;
    BillLabels {
        order: text("Order"),
        placed: text("Placed"),
        pick_up: text("Pick up"),
        customer: text("For"),
        item: text("Item"),
        quantity: text("Qty"),
        unit_price: text("Price"),
        amount: text("Amount"),
        mrp: text("MRP"),
        items_at_mrp: text("Items at MRP"),
        you_save: text("You save"),
        taxes_included: text("Taxes included"),
        to_pay: text("To pay"),
        how_to_pay: text("How to pay"),
        not_a_tax_invoice: text("Not a tax invoice"),
        gstin: text("GSTIN"),
        fssai: text("FSSAI"),
        page_of: text("Page {page} of {pages}"),
    }
}

fn line(name: &str, pack: &str, unit_price: &str, mrp: Option<&str>) -> BillLine {
    BillLine {
        name: name.to_owned(),
        pack: pack.to_owned(),
        quantity: "2".to_owned(),
        unit_price: unit_price.to_owned(),
        mrp: mrp.map(str::to_owned),
        amount: "₹1,290.50".to_owned(),
    }
}

fn bill(lines: Vec<BillLine>) -> BillData {
    BillData {
        language: "en".to_owned(),
        title: "Bill for order 142 · Shree Ganesh Kirana".to_owned(),
        issued_at: "2026-03-04T05:06:07Z".parse().expect("a timestamp"),
        labels: labels(),
        store: StoreHeader {
            name: "Shree Ganesh Kirana".to_owned(),
            legal_name: Some("Ganesh Trading Company".to_owned()),
            address: vec!["Shop 4, Sector 17, Vashi".to_owned(), "Navi Mumbai 400703".to_owned()],
            phone: Some("+91 98200 00142".to_owned()),
            gstin: Some("27AAAAA0000A1Z5".to_owned()),
            fssai: Some("11500000000142".to_owned()),
        },
        revision: "Bill, revision 1".to_owned(),
        order_number: "142".to_owned(),
        placed: "4 Mar, 9:09 am".to_owned(),
        pick_up: "Today, 11:30 am – 12:00 noon".to_owned(),
        customer: Some("Asha".to_owned()),
        lines,
        totals: BillTotals {
            mrp_total: Some("₹1,464.00".to_owned()),
            savings: Some("− ₹33.50".to_owned()),
            coupon: Some(("Coupon WELCOME50".to_owned(), "− ₹50".to_owned())),
            taxes_included: Some("₹2.60".to_owned()),
            total: "₹1,430.50".to_owned(),
        },
        how_to_pay: "Pay ₹1,430.50 at the store when you collect: cash or UPI.".to_owned(),
        notes: vec!["Loose goods are weighed at the counter.".to_owned()],
    }
}

fn groceries(count: usize) -> Vec<BillLine> {
    let goods = [
        line("Tomato", "1 kg", "₹38", None),
        line("Toor dal, unpolished", "500 g", "₹92.50", Some("₹110")),
        line("Whole wheat chakki atta, stone ground, family pack", "10 kg", "₹452", Some("₹525")),
        line("Bath soap, sandalwood", "4 × 100 g", "₹132", Some("₹150")),
    ];
    goods.iter().cycle().take(count).cloned().collect()
}

fn hindi() -> BillData {
    let text = str::to_owned;
    let mut bill = bill(vec![
        line("टमाटर", "1 किलो", "₹38", None),
        line("अरहर (तूर) दाल, बिना पॉलिश", "500 ग्राम", "₹92.50", Some("₹110")),
        line("गेहूँ का चक्की आटा, पत्थर पर पिसा हुआ", "10 किलो", "₹452", Some("₹525")),
        line("शुद्ध देसी घी, कक्षा की कॉपियाँ और विद्यार्थी ज्ञानकोश", "1 लीटर", "₹640", None),
        line("Bath soap, sandalwood", "4 × 100 ग्राम", "₹132", Some("₹150")),
    ]);
    bill.language = text("hi");
    bill.title = text("ऑर्डर 142 का बिल · श्री गणेश किराना");
    bill.labels = BillLabels {
        order: text("ऑर्डर"),
        placed: text("कब दिया"),
        pick_up: text("ले जाने का समय"),
        customer: text("ग्राहक"),
        item: text("सामान"),
        quantity: text("मात्रा"),
        unit_price: text("दाम"),
        amount: text("रकम"),
        mrp: text("MRP"),
        items_at_mrp: text("MRP पर कुल"),
        you_save: text("आपकी बचत"),
        taxes_included: text("इसमें शामिल कर"),
        to_pay: text("कुल देना है"),
        how_to_pay: text("पैसे कैसे दें"),
        not_a_tax_invoice: text("यह टैक्स इनवॉइस नहीं है"),
        gstin: text("GSTIN"),
        fssai: text("FSSAI"),
        page_of: text("पन्ना {page} / {pages}"),
    };
    bill.store.name = text("श्री गणेश किराना");
    bill.store.address = vec![text("दुकान 4, सेक्टर 17, वाशी"), text("नवी मुंबई 400703")];
    bill.revision = text("बिल, संस्करण 1");
    bill.placed = text("4 मार्च, सुबह 9:09");
    bill.pick_up = text("आज, सुबह 11:30 – दोपहर 12:00");
    bill.customer = Some(text("आशा"));
    bill.how_to_pay = text("₹1,430.50 दुकान पर सामान लेते समय दें: नकद या UPI से।");
    bill.notes = vec![text("खुला सामान दुकान पर तौला जाता है।")];
    bill
}

fn drawn(bill: &BillData) -> Vec<u8> {
    let pdf = render_bill(bill).expect("the bill is drawn");
    assert!(pdf.starts_with(b"%PDF-"), "not a PDF");
    // For looking at: DRAW_TO=folder cargo test -p server documents
    if let Some(folder) = std::env::var_os("DRAW_TO") {
        let name = format!("bill-{}-{}.pdf", bill.language, bill.lines.len());
        std::fs::write(std::path::Path::new(&folder).join(name), &pdf).expect("the folder exists");
    }
    pdf
}

fn count(pdf: &[u8], what: &[u8]) -> usize {
    pdf.windows(what.len()).filter(|bytes| *bytes == what).count()
}

/// Pages are plain objects in the file, so their dictionaries can be counted.
fn pages(pdf: &[u8]) -> usize {
    count(pdf, b"/Type/Page/") + count(pdf, b"/Type /Page\n") + count(pdf, b"/Type/Page\n")
}

#[test]
fn a_short_bill_is_one_small_page() {
    let pdf = drawn(&bill(groceries(3)));
    assert_eq!(pages(&pdf), 1);
    assert!(pdf.len() < 60_000, "{} bytes", pdf.len());
}

#[test]
fn a_long_bill_runs_over_pages_and_stays_small() {
    let pdf = drawn(&bill(groceries(120)));
    let pages = pages(&pdf);
    assert!((6..=14).contains(&pages), "{pages} pages");
    assert!(pdf.len() < 120_000, "{} bytes", pdf.len());
}

#[test]
fn a_hindi_bill_embeds_its_script_and_stays_small() {
    let pdf = drawn(&hindi());
    assert!(pdf.len() < 80_000, "{} bytes", pdf.len());
    assert!(count(&pdf, b"NotoSansDevanagari") > 0);
    assert!(count(&pdf, b"/ToUnicode") > 0, "text could not be copied");
    assert!(count(&pdf, b"/Lang(hi)") + count(&pdf, b"/Lang (hi)") > 0);
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    assert_eq!(drawn(&hindi()), drawn(&hindi()));
}

#[test]
fn every_number_of_lines_breaks_cleanly() {
    let mut before = 1;
    for lines in 0..40 {
        let pages = pages(&drawn(&bill(groceries(lines))));
        assert!(pages == before || pages == before + 1, "{lines} lines: {before}, then {pages}");
        before = pages;
    }
}

#[test]
fn absurd_text_is_drawn_all_the_same() {
    let long = "ॐ नमः ".repeat(400);
    for nasty in [
        "",
        " ",
        "\u{0}\u{1b}[31m",
        "\u{202e}gnol",
        "🍅🥔👩‍👩‍👧",
        "ગુજરાતી 漢字 العربية",
        "a\u{300}\u{301}\u{302}",
        &long,
        &"W".repeat(5_000),
    ] {
        let mut bill = bill(vec![line(nasty, nasty, nasty, Some(nasty)); 3]);
        bill.title = nasty.to_owned();
        bill.language = nasty.to_owned();
        bill.store.name = nasty.to_owned();
        bill.store.address = vec![nasty.to_owned(); 9];
        bill.order_number = nasty.to_owned();
        bill.pick_up = nasty.to_owned();
        bill.totals.total = nasty.to_owned();
        bill.how_to_pay = nasty.to_owned();
        bill.notes = vec![nasty.to_owned(); 3];
        bill.labels.page_of = nasty.to_owned();
        let pdf = render_bill(&bill).expect("the bill is drawn");
        assert!(pages(&pdf) <= 8, "{nasty:.20}: {} pages", pages(&pdf));
    }
}
