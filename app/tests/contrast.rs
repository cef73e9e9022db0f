//! Text has enough contrast in every accent colour, in the light and in the dark colour scheme (WCAG 2.2, 1.4.3 and 1.4.11).
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

const SHEET: &str = include_str!("../../style/base.css");

/// The accent's fill and its twin for the dark.
const ACCENTS: [&str; 6] = ["", ".maroon ", ".indigo ", ".rust ", ".aubergine ", ".teal "];

/// What `name` is set to in the first block of the sheet, or in the dark block if it is there and `dark`.
fn value(name: &str, dark: bool) -> String {
    let (light, rest) = SHEET.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let dark_block = rest.split_once("\n}").unwrap().0;
    let of = |block: &str| Some(block.split(&format!("--{name}: ")).nth(1)?.split(';').next()?.to_owned());
    dark.then(|| of(dark_block)).flatten().or_else(|| of(light)).unwrap_or_else(|| panic!("no colour {name}"))
}

/// A colour of the first block, overridden by that of the dark block if `dark`.
fn colour(name: &str, dark: bool) -> [f64; 3] {
    let digits = value(name, dark).trim_start_matches('#').to_owned();
    let wide =
        if digits.len() == 3 { digits.chars().flat_map(|digit| [digit, digit]).collect() } else { digits };
    let part = |at: usize| f64::from(u8::from_str_radix(&wide[at..at + 2], 16).unwrap());
    [part(0), part(2), part(4)]
}

/// Red, green and blue of `--a` or `--d` in an accent's rule.
fn accent(rule: &str, name: &str) -> [f64; 3] {
    let start = if rule.is_empty() { ":root {" } else { rule };
    let block = SHEET.split(start).nth(1).unwrap_or_else(|| panic!("no rule {rule}"));
    let parts = block.split(&format!("--{name}: ")).nth(1).unwrap().split(';').next().unwrap().to_owned();
    let parts: Vec<f64> = parts.split(", ").map(|part| part.parse().unwrap()).collect();
    [parts[0], parts[1], parts[2]]
}

/// `top` with so much opacity over `ground`.
fn over(top: [f64; 3], opacity: f64, ground: [f64; 3]) -> [f64; 3] {
    [0, 1, 2].map(|part| top[part].mul_add(opacity, ground[part] * (1.0 - opacity)))
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
        ("text", "sun-soft"),
        ("text", "tile"),
        ("on-sun", "sun"),
        ("muted", "surface"),
        ("muted", "background"),
        ("muted", "tile"),
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
fn every_accent_is_legible_as_fill_and_as_text() {
    for rule in ACCENTS {
        let on_fill = contrast(colour("on-accent", false), accent(rule, "a"));
        assert!(on_fill >= 4.5, "text on the fill of {rule}: {on_fill:.2}");
        for (dark, name, opacity) in [(false, "a", 0.1), (true, "d", 0.14)] {
            let text = accent(rule, name);
            for ground in ["surface", "background", "tile", "sun-soft"] {
                let ground_colour = colour(ground, dark);
                let ratio = contrast(text, ground_colour);
                assert!(ratio >= 4.5, "{rule} on {ground}, dark {dark}: {ratio:.2}");
            }
            // The soft ground is used on panels only.
            let soft = contrast(text, over(text, opacity, colour("surface", dark)));
            assert!(soft >= 4.5, "{rule} on its soft ground, dark {dark}: {soft:.2}");
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
