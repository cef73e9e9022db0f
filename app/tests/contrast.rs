//! Text has enough contrast in the light and in the dark colour scheme (WCAG 2.2, 1.4.3 and 1.4.11).
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

const SHEET: &str = include_str!("../../style/base.css");

/// The colours of the first block, overridden by those of the dark block if `dark`.
fn colour(name: &str, dark: bool) -> [f64; 3] {
    let (light, rest) = SHEET.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let dark_block = rest.split_once("\n}").unwrap().0;
    let of = |block: &str| {
        let value = block.split(&format!("--{name}: #")).nth(1)?.split(';').next()?.to_owned();
        let wide =
            if value.len() == 3 { value.chars().flat_map(|digit| [digit, digit]).collect() } else { value };
        let part = |at: usize| f64::from(u8::from_str_radix(&wide[at..at + 2], 16).unwrap());
        Some([part(0), part(2), part(4)])
    };
    dark.then(|| of(dark_block)).flatten().or_else(|| of(light)).unwrap_or_else(|| panic!("no colour {name}"))
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|part| {
        let part = part / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn black_on_white_is_twenty_one() {
    assert!((contrast([0.0; 3], [255.0; 3]) - 21.0).abs() < 0.01);
}

#[test]
fn text_has_enough_contrast() {
    let pairs = [
        ("text", "surface"),
        ("text", "background"),
        ("text", "accent-soft"),
        ("muted", "surface"),
        ("muted", "background"),
        ("link", "surface"),
        ("link", "background"),
        ("link", "brand-soft"),
        ("on-brand-soft", "brand-soft"),
        ("on-brand", "brand"),
        ("on-brand", "brand-dark"),
        ("error", "surface"),
        ("error", "background"),
        ("surface", "error"),
    ];
    for dark in [false, true] {
        for (text, ground) in pairs {
            let ratio = contrast(colour(text, dark), colour(ground, dark));
            assert!(ratio >= 4.5, "{text} on {ground}, dark {dark}: {ratio:.2}");
        }
    }
}

#[test]
fn fields_stand_out() {
    for dark in [false, true] {
        for ground in ["surface", "background"] {
            let ratio = contrast(colour("field-border", dark), colour(ground, dark));
            assert!(ratio >= 3.0, "field border on {ground}, dark {dark}: {ratio:.2}");
        }
    }
}
