//! Previews of every kind: their size in pixels and bytes, and what hostile text does to them
//! (nothing).

use super::*;

/// A tomato, by and large.
const TOMATO: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="18" r="12" fill="#e5322d"/><path d="M8 8h16l-8 5z" fill="#0b7a4b"/></svg>"##;
/// A packet.
const PACKET: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 32"><rect x="2" y="4" width="16" height="26" rx="2" fill="#ffb703"/><path d="M2 4h16v5H2z" fill="#075234"/></svg>"##;

fn card(title: &str, subtitle: &str, badge: Option<&str>, pictures: usize) -> PreviewCard {
    let pictures = [TOMATO, PACKET].into_iter().cycle().take(pictures);
    PreviewCard {
        brand: "Nukkad".to_owned(),
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        badge: badge.map(str::to_owned),
        picture_svgs: pictures.map(<[u8]>::to_vec).collect(),
    }
}

/// Draws, checks what holds for every preview, and gives the decoded pixels.
fn drawn(name: &str, card: &PreviewCard) -> Pixmap {
    let png = render_preview(card).expect("the preview is drawn");
    assert!(png.len() < 120_000, "{name}: {} bytes", png.len());
    // For looking at: DRAW_TO=folder cargo test -p server documents
    if let Some(folder) = std::env::var_os("DRAW_TO") {
        let path = std::path::Path::new(&folder).join(format!("preview-{name}.png"));
        std::fs::write(path, &png).expect("the folder exists");
    }
    let pixels = Pixmap::decode_png(&png).expect("a PNG");
    assert_eq!((pixels.width(), pixels.height()), (PREVIEW_WIDTH, PREVIEW_HEIGHT));
    pixels
}

#[test]
fn every_kind_of_page_has_one() {
    drawn("shop", &card("Your shop around the corner", "Fresh, groceries, books, beauty, home", None, 4));
    drawn("store", &card("Shree Ganesh Kirana", "Vashi, Navi Mumbai 400703", Some("Open till 10 pm"), 0));
    drawn("category", &card("Fresh vegetables", "Shree Ganesh Kirana, Vashi", None, 3));
    drawn("product", &card("Tomato", "1 kg", Some("₹38"), 1));
    drawn("hindi", &card("अरहर (तूर) दाल, बिना पॉलिश", "500 ग्राम · श्री गणेश किराना", Some("₹92.50"), 2));
    drawn(
        "long",
        &card(
            "Shree Siddhivinayak Vegetables, Fruits, Groceries and General Stores, opposite the railway station",
            "Dombivli East, near the second foot bridge on the platform side, Kalyan taluka, Thane district",
            Some("Open tomorrow from half past six in the morning"),
            1,
        ),
    );
}

#[test]
fn the_picture_and_the_words_are_really_there() {
    let full = drawn("product", &card("Tomato", "1 kg", Some("₹38"), 1));
    let red = |pixels: &Pixmap| {
        let pixels = pixels.pixels().iter();
        pixels.filter(|pixel| pixel.red() > 200 && pixel.green() < 80).count()
    };
    assert!(red(&full) > 10_000, "no tomato");
    let wordless = drawn("wordless", &card("", "", None, 1));
    let dark = |pixels: &Pixmap| {
        let pixels = pixels.pixels().iter();
        pixels.filter(|pixel| pixel.red() < 60 && pixel.green() < 60).count()
    };
    assert!(dark(&full) > dark(&wordless) + 1_000, "no title");
}

#[test]
fn hindi_is_drawn_as_one_shape_and_not_letter_by_letter() {
    let ink = |title: &str| {
        let pixels = drawn("shape", &card(title, "", None, 0));
        pixels.pixels().iter().filter(|pixel| pixel.red() < 60).count()
    };
    // The conjunct क्ष has less ink than क, visible virama, ष.
    assert!(ink("क्ष") < ink("क्\u{200c}ष"));
}

#[test]
fn hostile_text_is_drawn_as_text() {
    let long = "भ".repeat(3_000);
    let nasty = [
        "",
        " ",
        "\u{0}",
        "\u{1}\u{2}\u{3}\u{7f}\u{85}",
        "\u{feff}",
        "\u{fffe}\u{ffff}",
        "\u{202e}txet",
        "\u{2028}\u{2029}",
        "<svg onload=alert(1)>",
        "</text></svg>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "&amp;",
        "&#0;",
        "&bogus;",
        "\"'`",
        "<image href=\"file:///etc/passwd\"/>",
        "<?xml version=\"1.0\"?>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        "%s%s%n",
        "{{7*7}}",
        "${HOME}",
        "../../../etc/passwd",
        "'; DROP TABLE orders; --",
        "Ω≈ç√∫˜µ≤≥÷",
        "田中さんにあげて下さい",
        "مُنَاقَشَةُ سُبُلِ اللُّغَةِ",
        "הָיְתָה",
        "﷽",
        "ด้้้้้็็็็็้้้้้",
        "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
        "👩‍👩‍👧‍👦 🏳️‍🌈 1️⃣",
        "ｆｕｌｌ ｗｉｄｔｈ",
        "क्\u{94d}\u{94d}\u{93f}",
        "\u{93f}\u{902}",
        "𝕿𝖍𝖊",
        "\u{200d}\u{200c}\u{200d}",
        "-1e400",
        "NaN",
        &long,
    ];
    for (index, text) in nasty.into_iter().enumerate() {
        let mut card = card(text, text, Some(text), index % 2);
        card.brand = text.to_owned();
        drawn("nasty", &card);
    }
}

#[test]
fn hostile_pictures_are_left_out_or_drawn_harmlessly() {
    let nasty: [&[u8]; 8] = [
        b"",
        b"not a picture",
        b"<svg",
        b"\x89PNG\r\n\x1a\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 0'/>",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='1e30' height='1e-30'><rect width='9' height='9'/></svg>",
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><image href='/etc/hostname' width='9' height='9'/><image href='data:image/svg+xml;base64,PHN2Zy8+' width='9' height='9'/></svg>",
    ];
    for svg in nasty {
        let mut card = card("Tomato", "1 kg", None, 0);
        card.picture_svgs = vec![svg.to_vec()];
        drawn("nasty", &card);
    }
}

#[test]
fn a_drawn_pack_has_its_label_in_devanagari() {
    let pack = |devanagari: &str| {
        let picture = format!("pack:pouch;maroon;lentil-yellow;TOOR DAL;{devanagari}");
        let svg = app::pictures::Pack::parse(&picture).unwrap().draw();
        drawn(
            "pack",
            &PreviewCard { picture_svgs: vec![svg.into_bytes()], ..card("Toor dal", "1 kg", None, 0) },
        )
    };
    let toor = pack("तूर दाल");
    assert_ne!(toor.data(), pack("").data());
    // Boxes for letters that no font has would be the same for both.
    assert_ne!(toor.data(), pack("मूर दाल").data());
}
