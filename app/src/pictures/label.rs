//! The two lines of a label, fitted into their place.

use std::fmt::Write as _;

/// The most characters a line of a label may have.
pub const MAX_LABEL_CHARS: usize = 28;

/// The widths of a letter in its size: of bold Latin capitals, and of a Devanagari letter with its signs.
const LATIN_WIDTH: f32 = 0.74;
const DEVANAGARI_WIDTH: f32 = 0.68;

/// Text that names no more than a pack, on one line.
pub(super) fn is_valid(text: &str) -> bool {
    text.chars().count() <= MAX_LABEL_CHARS && !text.chars().any(char::is_control)
}

/// The place of a label: centred on a point, inside a width and a height.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    /// The largest size of its letters.
    pub(super) size: f32,
}

/// A Latin name in one or two lines, whichever lets it be larger, with the Devanagari name under it.
pub(super) fn draw(place: Place, latin: &str, devanagari: &str, ink: &str) -> String {
    let small = if devanagari.is_empty() {
        0.0
    } else {
        (place.size * 0.85).clamp(7.0, 11.5).min(place.width / units(devanagari))
    };
    let below = if devanagari.is_empty() { 0.0 } else { small + 2.5 };
    let lines = break_lines(latin, place, place.height - below);
    let size = size_of(&lines, place, place.height - below);
    let step = size * 1.04;
    let count = lines.len() as f32;
    let height = count * step + below;
    let top = place.y - height / 2.0;
    let mut svg = String::from(r#"<g font-family="sans-serif" font-weight="700" text-anchor="middle">"#);
    let mut y = top + size * 0.84;
    for line in &lines {
        // Writing to a `String` cannot fail.
        let _ = write!(
            svg,
            r#"<text x="{}" y="{}" font-size="{}" fill="{ink}">{}</text>"#,
            Number(place.x),
            Number(y),
            Number(size),
            Escaped(line)
        );
        y += step;
    }
    if !devanagari.is_empty() {
        let _ = write!(
            svg,
            r#"<text x="{}" y="{}" font-size="{}" fill="{ink}" font-family="Noto Sans Devanagari,sans-serif">{}</text>"#,
            Number(place.x),
            Number(top + height - small * 0.2),
            Number(small),
            Escaped(devanagari)
        );
    }
    svg.push_str("</g>");
    svg
}

/// The division into one or two lines in which the letters are largest; one, when it makes no difference.
fn break_lines(text: &str, place: Place, height: f32) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut best = if words.is_empty() { Vec::new() } else { vec![words.join(" ")] };
    for cut in 1..words.len() {
        let (first, second) = words.split_at(cut);
        let lines = vec![first.join(" "), second.join(" ")];
        if size_of(&lines, place, height) > size_of(&best, place, height) {
            best = lines;
        }
    }
    best
}

/// The size in which all lines fit.
fn size_of(lines: &[String], place: Place, height: f32) -> f32 {
    let count = lines.len().max(1) as f32;
    let widest = lines.iter().map(|line| units(line)).fold(0.1, f32::max);
    place.size.min(place.width / widest).min(height / count / 1.04)
}

/// How wide a text is, in its own size.
fn units(text: &str) -> f32 {
    text.chars()
        .map(|letter| match letter {
            // Signs that stand above, below or on a letter.
            '\u{0900}'..='\u{0902}' | '\u{093c}' | '\u{0941}'..='\u{0948}' | '\u{094d}' => 0.0,
            '\u{0903}' | '\u{093e}'..='\u{0940}' | '\u{0949}'..='\u{094c}' => 0.3,
            '\u{0904}'..='\u{097f}' => DEVANAGARI_WIDTH,
            'i' | 'l' | 'I' | ' ' | '.' | ',' | '\'' | '-' => 0.4,
            'M' | 'W' => 0.95,
            _ => LATIN_WIDTH,
        })
        .sum::<f32>()
        .max(0.1)
}

/// A coordinate with at most one digit behind the point.
pub(super) struct Number(pub(super) f32);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rounded = (self.0 * 10.0).round() / 10.0;
        if rounded.fract() == 0.0 { write!(f, "{rounded:.0}") } else { write!(f, "{rounded:.1}") }
    }
}

/// Text as XML holds it between tags and in attributes.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                _ => f.write_char(character)?,
            }
        }
        Ok(())
    }
}
