use commerce::{Department, GstRate, PackSize, PackUnit, SoldBy};

use super::*;
use crate::feeds::test_support::{accept_row, assert_rejected, reject_row};

const RIGHT: &[(&str, &str)] = &[
    ("id", "Toor-Dal_1kg.v2"),
    ("title", "Toor dal"),
    ("description", "Split pigeon peas."),
    ("availability", "in stock"),
    ("price", "165.50 INR"),
    ("brand", "Nukkad"),
    ("item_group_id", "toor-dal"),
    ("department", "groceries"),
    ("category", ""),
    ("product_type", "Grocery > Dals"),
    ("popularity", "870"),
    ("hsn", "07136000"),
    ("gst_rate", "5"),
    ("sold_by", "piece"),
    ("pack_size", "1 kg"),
    ("title:hi", "तुअर दाल"),
    ("title:mr", "तूर डाळ"),
    ("title:gu", "તુવેર દાળ"),
    ("keywords", "arhar; tuvar;;अरहर;arhar"),
    ("picture", "toor-dal.svg"),
];

fn rejects(column: &str, values: &[&str], words: &str) {
    assert_rejected::<Products>(RIGHT, column, values, words);
}

#[test]
fn a_right_row_becomes_a_product() {
    let product = accept_row::<Products>(RIGHT, &[]);
    assert_eq!((&product.category, product.popularity), (&CategoryPath::parse("grocery>dals"), 870));
    assert_eq!(product.names.gu.as_deref(), Some("તુવેર દાળ"));
    assert_eq!(product.id.as_str(), "Toor-Dal_1kg.v2");
    assert_eq!(product.names.en, "Toor dal");
    assert_eq!(product.names.hi.as_deref(), Some("तुअर दाल"));
    assert_eq!(product.names.mr.as_deref(), Some("तूर डाळ"));
    assert_eq!(product.description, "Split pigeon peas.");
    assert_eq!(product.brand, "Nukkad");
    assert_eq!(product.group.as_deref(), Some("toor-dal"));
    assert_eq!(product.department, Department::Groceries);
    assert_eq!(product.pack, PackSize { amount: 1_000, unit: PackUnit::Grams });
    assert_eq!(product.sold_by, SoldBy::Piece);
    assert_eq!((product.hsn.as_str(), product.gst_rate), ("07136000", GstRate(500)));
    assert_eq!(product.picture, "toor-dal.svg");
    assert_eq!(product.keywords, ["arhar", "tuvar", "अरहर"]);
}

#[test]
fn optional_columns_may_be_empty() {
    let empty = [
        "description",
        "availability",
        "price",
        "brand",
        "item_group_id",
        "title:hi",
        "title:mr",
        "title:gu",
        "product_type",
        "popularity",
        "keywords",
        "picture",
    ];
    let product = accept_row::<Products>(RIGHT, &empty.map(|column| (column, "")));
    assert_eq!((product.names.hi, product.names.mr, product.names.gu), (None, None, None));
    assert_eq!((product.group, product.popularity), (None, 0));
    assert_eq!((product.picture.as_str(), &product.category), ("", &None));
    assert!(product.keywords.is_empty() && product.brand.is_empty() && product.description.is_empty());
}

#[test]
fn text_is_stored_as_it_is() {
    let title = "=HYPERLINK(\"x\") <b>&amp;</b> +1 @a";
    let product = accept_row::<Products>(RIGHT, &[("title", title), ("title:hi", "क्\u{200D}ष")]);
    assert_eq!(product.names.en, title);
    assert_eq!(product.names.hi.as_deref(), Some("क्\u{200D}ष"));
}

#[test]
fn a_description_may_be_written_in_lines() {
    let product = accept_row::<Products>(RIGHT, &[("description", " One.\r\n\n Two,\tthree. ")]);
    assert_eq!(product.description, "One. Two, three.");
    rejects("description", &["a\u{7}b"], "control");
    rejects("description", &["x".repeat(10_000).as_str()], "longer than 9999");
}

#[test]
fn titles_are_short_and_plain() {
    rejects("title", &["", "   ", "\u{a0}"], "empty");
    rejects("title", &["x".repeat(201).as_str()], "longer than 200");
    rejects("title:hi", &["द".repeat(201).as_str()], "longer than 200");
    accept_row::<Products>(RIGHT, &[("title:hi", "द".repeat(200).as_str())]);
    rejects("title", &["a\nb", "a\r\nb", "a\u{2028}b"], "line break");
    rejects("title", &["a\0b", "a\u{1b}[31mb", "a\u{85}b", "a\u{7f}b"], "control");
    rejects("title:mr", &["a\u{202e}b", "a\u{2066}b"], "direction of writing");
    rejects("title", &["Toor d\u{FFFD}l"], "lost");
}

#[test]
fn availability_counts_for_the_whole_network() {
    for (text, available) in
        [("in stock", true), ("in_stock", true), ("", true), ("out of stock", false), ("discontinued", false)]
    {
        assert_eq!(
            accept_row::<Products>(RIGHT, &[("availability", text)]).is_available,
            available,
            "{text}"
        );
    }
    rejects("availability", &["preorder", "available for order"], "sells what it has");
    rejects("availability", &["nonsense", "yes"], "in stock or out of stock");
}

#[test]
fn ids_can_be_addresses() {
    rejects("id", &["toor dal", "toor/dal", "दाल", ".", "..", "x".repeat(101).as_str()], "letters");
    rejects("id", &[""], "empty");
}

#[test]
fn prices_have_one_form() {
    rejects("price", &["165.50", "165,50 INR", "₹165 INR", "1e3 INR", "1.234 INR"], "30.00 INR");
    rejects("price", &["INR 165.50", "165.50 inr", "Rs. 165"], "30.00 INR");
    rejects("price", &["165.50 USD", "165.50 EUR"], "must be INR");
    rejects("price", &["-1.00 INR", "99999999999999999999 INR"], "between");
    rejects("price", &["0.00 INR"], "above zero");
}

#[test]
fn codes_and_rates_are_known_ones() {
    rejects("hsn", &["713", "71360", "7136000"], "spreadsheet");
    rejects("hsn", &["71", "071360001", "0713-600", "०७१३"], "4, 6 or 8 digits");
    rejects("hsn", &[""], "empty");
    rejects("gst_rate", &["12", "28", "-5", "five", "5%", "500"], "0, 3, 5, 18 or 40");
    assert_eq!(accept_row::<Products>(RIGHT, &[("gst_rate", "5.0")]).gst_rate, GstRate(500));
    rejects("department", &["Groceries", "food"], "fresh");
}

#[test]
fn a_department_may_stand_in_the_column_category() {
    let product = accept_row::<Products>(RIGHT, &[("department", ""), ("category", "beauty")]);
    assert_eq!(product.department, Department::Beauty);
    let product = accept_row::<Products>(RIGHT, &[("category", "Lentils")]);
    assert_eq!(product.department, Department::Groceries, "the newer column counts");
    assert!(reject_row::<Products>(RIGHT, "department", &[("department", "")]).contains("empty"));
    let old = [("department", ""), ("category", "Lentils")];
    assert!(reject_row::<Products>(RIGHT, "category", &old).contains("fresh"));
}

#[test]
fn popularity_is_a_number_up_to_a_thousand() {
    rejects("popularity", &["-1", "1001", "many", "1.5"], "from 0 to 1000");
}

#[test]
fn packs_are_measured() {
    rejects("pack_size", &["1", "kg", "1.0005 kg", "0 g", "-1 kg", "1 lb", "9999999 kg"], "500 g");
    rejects("sold_by", &["Piece", "kilo"], "piece or weight");
    let by_weight = [("sold_by", "weight"), ("pack_size", "1 l")];
    assert!(reject_row::<Products>(RIGHT, "pack_size", &by_weight).contains("g or kg"));
    let product = accept_row::<Products>(RIGHT, &[("sold_by", "weight"), ("pack_size", "500 g")]);
    assert_eq!((product.sold_by, product.pack.amount), (SoldBy::Weight, 500));
}

#[test]
fn pictures_stay_in_their_folder() {
    let wrong = [
        "../secret.svg",
        "/etc/passwd",
        "a/b.svg",
        "a\\b.svg",
        ".svg",
        "..svg",
        "Tomato.svg",
        "tomato.png",
        "a%2fb.svg",
    ];
    rejects("picture", &wrong, "public/pictures");
}

#[test]
fn packs_can_be_drawn() {
    let pack = "pack:pouch;gold;lentil-yellow;TOOR DAL;तूर दाल";
    assert_eq!(accept_row::<Products>(RIGHT, &[("picture", pack)]).picture, pack);
    let wrong = ["pack:", "pack:pouch;gold;lentil-yellow;TOOR DAL", &format!("{pack};5 kg")];
    rejects("picture", &wrong, "TEMPLATE;COLOUR");
    rejects(
        "picture",
        &["pack:purse;gold;rice;RICE;", "pack:;gold;rice;RICE;", "pack:../pouch;gold;rice;RICE;"],
        "pouch",
    );
    rejects("picture", &["pack:pouch;plaid;rice;RICE;"], "maroon");
    rejects("picture", &["pack:pouch;gold;gravel;RICE;"], "lentil-yellow");
}

#[test]
fn keywords_are_limited() {
    let many: Vec<String> = (0..51).map(|number| number.to_string()).collect();
    rejects("keywords", &[many.join(";").as_str()], "more than 50");
}
