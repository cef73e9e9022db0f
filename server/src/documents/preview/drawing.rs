//! The layout of a preview, as SVG.

use std::fmt::Write as _;

use super::super::RenderError;
use super::super::palette::{ACCENT, ACCENT_TINT, BORDER, BRAND, BRAND_DARK, BRAND_TINT, MUTED, TEXT, WHITE};
use super::super::typesetting::{TextStyle, Typesetter, baseline, height_of_lines};
use super::card::PreviewCard;

/// More pictures than this would be too small to tell apart in a chat.
pub(super) const MAX_PICTURES: usize = 4;

/// The left edge of the text.
const LEFT: f32 = 76.0;
/// The width of the text.
const WIDTH: f32 = 530.0;
/// The white card under the pictures.
const CARD: Square = Square { x: 680.0, y: 80.0, side: 444.0 };
const SUBTITLE_SIZE: f32 = 36.0;
const BADGE_SIZE: f32 = 44.0;
/// The sizes of a title; the first in which it takes at most two lines is used.
const TITLE_SIZES: [f32; 3] = [72.0, 60.0, 50.0];
/// Space above the badge.
const GAP: f32 = 22.0;
/// Space between the badge's ends and its text.
const BADGE_PADDING: f32 = 30.0;
/// The height of the badge.
const BADGE_HEIGHT: f32 = 76.0;

/// A square by its top left corner, in pixels.
#[derive(Clone, Copy)]
pub(super) struct Square {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) side: f32,
}

const fn square_in_card(x: f32, y: f32, side: f32) -> Square {
    Square { x: CARD.x + x, y: CARD.y + y, side }
}

static ONE: [Square; 1] = [square_in_card(52.0, 52.0, 340.0)];
static TWO: [Square; 2] = [square_in_card(34.0, 122.0, 180.0), square_in_card(230.0, 122.0, 180.0)];
static FOUR: [Square; 4] = [
    square_in_card(38.0, 38.0, 170.0),
    square_in_card(236.0, 38.0, 170.0),
    square_in_card(38.0, 236.0, 170.0),
    square_in_card(236.0, 236.0, 170.0),
];
static THREE: [Square; 3] = [
    square_in_card(38.0, 38.0, 170.0),
    square_in_card(236.0, 38.0, 170.0),
    square_in_card(137.0, 236.0, 170.0),
];

/// The squares of `count` pictures.
pub(super) fn picture_squares(count: usize) -> &'static [Square] {
    match count {
        0 => &[],
        1 => &ONE,
        2 => &TWO,
        3 => &THREE,
        _ => &FOUR,
    }
}

/// The background, the card under the pictures, and the text.
pub(super) fn card_svg(card: &PreviewCard, pictures: usize) -> Result<String, RenderError> {
    let mut drawing = Drawing { svg: String::with_capacity(4096), typesetter: Typesetter::new()? };
    drawing.draw_background();
    if pictures == 0 {
        drawing.draw_shop_front();
    }
    drawing.draw_texts(card);
    drawing.draw_brand(&card.brand);
    drawing.svg.push_str("</svg>");
    Ok(drawing.svg)
}

struct Drawing {
    svg: String,
    typesetter: Typesetter,
}

impl Drawing {
    fn push(&mut self, piece: std::fmt::Arguments<'_>) {
        // Writing to a `String` cannot fail.
        let _ = self.svg.write_fmt(piece);
    }

    fn draw_background(&mut self) {
        let (brand_tint, accent_tint, brand) = (BRAND_TINT.hex(), ACCENT_TINT.hex(), BRAND.hex());
        let (white, border) = (WHITE.hex(), BORDER.hex());
        let Square { x, y, side } = CARD;
        let (middle_x, middle_y) = (x + side / 2.0, y + side / 2.0);
        self.push(format_args!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630" fill="{brand_tint}"/><circle cx="{middle_x}" cy="{middle_y}" r="288" fill="{accent_tint}"/><rect width="1200" height="14" fill="{brand}"/><rect x="{x}" y="{y}" width="{side}" height="{side}" rx="44" fill="{white}" stroke="{border}" stroke-width="2"/>"#
        ));
    }

    /// A small shop, for a card without pictures: awning, counter, shelf.
    fn draw_shop_front(&mut self) {
        let Square { x, y, .. } = CARD;
        let (brand, brand_dark, brand_tint, accent_tint) =
            (BRAND.hex(), BRAND_DARK.hex(), BRAND_TINT.hex(), ACCENT_TINT.hex());
        let accent = ACCENT.hex();
        self.push(format_args!(
            r#"<g transform="translate({x} {y})"><path d="M86 190h272v182H86z" fill="{brand_tint}"/><path d="M112 222h220v92H112z" fill="{accent_tint}"/><path d="M112 262h220v7H112z" fill="{brand}"/><path d="M128 240h24v22h-24zM238 234h20v28h-20z" fill="{brand}"/><circle cx="186" cy="250" r="12" fill="{accent}"/><circle cx="210" cy="250" r="12" fill="{accent}"/><path d="M276 242h38v20h-38z" fill="{brand_dark}"/><path d="M74 314h296v58H74z" fill="{brand_dark}"/><path d="M100 78h244l40 88H60z" fill="{brand}"/><path d="M149 78h49l-13 88h-60zM246 78h49l24 88h-60z" fill="{accent_tint}"/>"#
        ));
        for (index, colour) in [&brand, &accent_tint, &brand, &accent_tint, &brand].into_iter().enumerate() {
            let left = 60.0 + 64.8 * f32::from(u8::try_from(index).unwrap_or(0));
            self.push(format_args!(
                r#"<path d="M{left} 166h64.8a32.4 32.4 0 0 1-64.8 0z" fill="{colour}" stroke="{brand}" stroke-width="2"/>"#
            ));
        }
        self.svg.push_str("</g>");
    }

    fn draw_texts(&mut self, card: &PreviewCard) {
        let (title, title_size) = self.fit_title(&card.title);
        let subtitle_style = TextStyle::regular(SUBTITLE_SIZE, MUTED);
        let subtitle = self.typesetter.lines(&card.subtitle, subtitle_style, WIDTH, 2);
        let badge_style = TextStyle::bold(BADGE_SIZE, WHITE);
        let badge = card.badge.as_deref().and_then(|badge| {
            let room = WIDTH - 2.0 * BADGE_PADDING;
            let line = self.typesetter.lines(badge, badge_style, room, 1).pop()?;
            let width = self.typesetter.width(&line, badge_style);
            (width > 0.0).then_some((line, width))
        });

        let title_height = height_of_lines(title_size, title.len());
        let subtitle_height = height_of_lines(SUBTITLE_SIZE, subtitle.len());
        let badge_height = badge.as_ref().map_or(0.0, |_| GAP + BADGE_HEIGHT);
        // The text is centred on the card's height, with the brand below it.
        let middle = CARD.y + CARD.side / 2.0;
        let mut y = (middle - (title_height + subtitle_height + badge_height) / 2.0).max(36.0);
        for (index, line) in title.iter().enumerate() {
            let style = TextStyle::bold(title_size, TEXT);
            self.draw_text(LEFT, y + baseline(title_size, index), line, style);
        }
        y += title_height + 4.0;
        for (index, line) in subtitle.iter().enumerate() {
            self.draw_text(LEFT, y + baseline(SUBTITLE_SIZE, index), line, subtitle_style);
        }
        y += subtitle_height + GAP;
        if let Some((line, width)) = badge {
            let width = width + 2.0 * BADGE_PADDING;
            self.push(format_args!(
                r#"<rect x="{LEFT}" y="{y}" width="{width}" height="{BADGE_HEIGHT}" rx="22" fill="{}"/>"#,
                BRAND.hex()
            ));
            self.draw_text(LEFT + BADGE_PADDING, y + 54.0, &line, badge_style);
        }
    }

    fn fit_title(&mut self, title: &str) -> (Vec<String>, f32) {
        for size in TITLE_SIZES {
            let lines = self.typesetter.lines(title, TextStyle::bold(size, TEXT), WIDTH, 3);
            if lines.len() <= 2 {
                return (lines, size);
            }
        }
        let [.., smallest] = TITLE_SIZES;
        let lines = self.typesetter.lines(title, TextStyle::bold(smallest, TEXT), WIDTH, 3);
        (lines, smallest)
    }

    fn draw_brand(&mut self, name: &str) {
        let style = TextStyle::bold(30.0, BRAND_DARK);
        let line = self.typesetter.lines(name, style, WIDTH - 48.0, 1).pop().unwrap_or_default();
        if line.is_empty() {
            return;
        }
        // The logo: a street corner, with a light where its two sides meet.
        self.push(format_args!(
            r#"<path d="M{LEFT} 562h32v32" fill="none" stroke="{}" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/><circle cx="{}" cy="582" r="7" fill="{}"/>"#,
            BRAND.hex(),
            LEFT + 12.0,
            ACCENT.hex()
        ));
        self.draw_text(LEFT + 50.0, 588.0, &line, style);
    }

    fn draw_text(&mut self, x: f32, y: f32, line: &str, style: TextStyle) {
        let weight = if style.bold { "700" } else { "400" };
        // One element for each run: in a text of several fonts `usvg` loses Devanagari's signs.
        for run in self.typesetter.runs(line, style) {
            self.push(format_args!(
                r#"<text xml:space="preserve" x="{}" y="{y}" font-family="{}" font-weight="{weight}" font-size="{}" fill="{}">{}</text>"#,
                x + run.x,
                run.family,
                style.size,
                style.colour.hex(),
                Escaped(&run.text)
            ));
        }
    }
}

/// Text as XML holds it between tags.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                _ => f.write_char(character)?,
            }
        }
        Ok(())
    }
}
