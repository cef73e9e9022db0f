//! Where everything stands on a preview, as SVG.

use std::fmt::Write as _;

use super::super::DrawError;
use super::super::palette::{INK, LEAF, LEAF_DEEP, LEAF_SOFT, LINE, MARIGOLD, MARIGOLD_SOFT, MUTED, PAPER};
use super::super::typesetting::{TextStyle, Typesetter, baseline, height_of_lines};
use super::PreviewCard;

/// More pictures than this would be too small to tell apart in a chat.
pub(super) const MOST_PICTURES: usize = 4;

/// Where the words begin.
const LEFT: f32 = 76.0;
/// The width of the words.
const WIDTH: f32 = 530.0;
/// The white card the pictures lie on.
const CARD: Square = Square { x: 680.0, y: 80.0, side: 444.0 };
const SUBTITLE_SIZE: f32 = 36.0;
const BADGE_SIZE: f32 = 44.0;
/// Sizes a title is tried in; the first in which it takes two lines or fewer is taken.
const TITLE_SIZES: [f32; 3] = [72.0, 60.0, 50.0];
/// Space above the badge.
const GAP: f32 = 22.0;
/// Space between the badge's ends and its words.
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

const fn at(x: f32, y: f32, side: f32) -> Square {
    Square { x: CARD.x + x, y: CARD.y + y, side }
}

static ONE: [Square; 1] = [at(52.0, 52.0, 340.0)];
static TWO: [Square; 2] = [at(34.0, 122.0, 180.0), at(230.0, 122.0, 180.0)];
static FOUR: [Square; 4] =
    [at(38.0, 38.0, 170.0), at(236.0, 38.0, 170.0), at(38.0, 236.0, 170.0), at(236.0, 236.0, 170.0)];
static THREE: [Square; 3] = [at(38.0, 38.0, 170.0), at(236.0, 38.0, 170.0), at(137.0, 236.0, 170.0)];

/// Where `count` pictures lie.
pub(super) fn picture_squares(count: usize) -> &'static [Square] {
    match count {
        0 => &[],
        1 => &ONE,
        2 => &TWO,
        3 => &THREE,
        _ => &FOUR,
    }
}

/// The ground, the card under the pictures, and the words.
pub(super) fn card_svg(card: &PreviewCard, pictures: usize) -> Result<String, DrawError> {
    let mut drawing = Drawing { svg: String::with_capacity(4096), typesetter: Typesetter::new()? };
    drawing.ground();
    if pictures == 0 {
        drawing.shop_front();
    }
    drawing.words(card);
    drawing.brand(&card.brand);
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

    fn ground(&mut self) {
        let (soft, warm, leaf) = (LEAF_SOFT.hex(), MARIGOLD_SOFT.hex(), LEAF.hex());
        let (paper, line) = (PAPER.hex(), LINE.hex());
        let Square { x, y, side } = CARD;
        let (middle_x, middle_y) = (x + side / 2.0, y + side / 2.0);
        self.push(format_args!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630" fill="{soft}"/><circle cx="{middle_x}" cy="{middle_y}" r="288" fill="{warm}"/><rect width="1200" height="14" fill="{leaf}"/><rect x="{x}" y="{y}" width="{side}" height="{side}" rx="44" fill="{paper}" stroke="{line}" stroke-width="2"/>"#
        ));
    }

    /// A kirana on its corner, for a card without goods: awning, counter, shelf.
    fn shop_front(&mut self) {
        let Square { x, y, .. } = CARD;
        let (leaf, deep, soft, warm) = (LEAF.hex(), LEAF_DEEP.hex(), LEAF_SOFT.hex(), MARIGOLD_SOFT.hex());
        let marigold = MARIGOLD.hex();
        self.push(format_args!(
            r#"<g transform="translate({x} {y})"><path d="M86 190h272v182H86z" fill="{soft}"/><path d="M112 222h220v92H112z" fill="{warm}"/><path d="M112 262h220v7H112z" fill="{leaf}"/><path d="M128 240h24v22h-24zM238 234h20v28h-20z" fill="{leaf}"/><circle cx="186" cy="250" r="12" fill="{marigold}"/><circle cx="210" cy="250" r="12" fill="{marigold}"/><path d="M276 242h38v20h-38z" fill="{deep}"/><path d="M74 314h296v58H74z" fill="{deep}"/><path d="M100 78h244l40 88H60z" fill="{leaf}"/><path d="M149 78h49l-13 88h-60zM246 78h49l24 88h-60z" fill="{warm}"/>"#
        ));
        for (index, colour) in [&leaf, &warm, &leaf, &warm, &leaf].into_iter().enumerate() {
            let left = 60.0 + 64.8 * f32::from(u8::try_from(index).unwrap_or(0));
            self.push(format_args!(
                r#"<path d="M{left} 166h64.8a32.4 32.4 0 0 1-64.8 0z" fill="{colour}" stroke="{leaf}" stroke-width="2"/>"#
            ));
        }
        self.svg.push_str("</g>");
    }

    fn words(&mut self, card: &PreviewCard) {
        let (title, title_size) = self.title_lines(&card.title);
        let subtitle_style = TextStyle::regular(SUBTITLE_SIZE, MUTED);
        let subtitle = self.typesetter.lines(&card.subtitle, subtitle_style, WIDTH, 2);
        let badge_style = TextStyle::bold(BADGE_SIZE, PAPER);
        let badge = card.badge.as_deref().and_then(|badge| {
            let room = WIDTH - 2.0 * BADGE_PADDING;
            let line = self.typesetter.lines(badge, badge_style, room, 1).pop()?;
            let width = self.typesetter.width(&line, badge_style);
            (width > 0.0).then_some((line, width))
        });

        let title_height = height_of_lines(title_size, title.len());
        let subtitle_height = height_of_lines(SUBTITLE_SIZE, subtitle.len());
        let badge_height = badge.as_ref().map_or(0.0, |_| GAP + BADGE_HEIGHT);
        // The words are centred on the card's height; the brand stands below them.
        let middle = CARD.y + CARD.side / 2.0;
        let mut y = (middle - (title_height + subtitle_height + badge_height) / 2.0).max(36.0);
        for (index, line) in title.iter().enumerate() {
            let style = TextStyle::bold(title_size, INK);
            self.text(LEFT, y + baseline(title_size, index), line, style);
        }
        y += title_height + 4.0;
        for (index, line) in subtitle.iter().enumerate() {
            self.text(LEFT, y + baseline(SUBTITLE_SIZE, index), line, subtitle_style);
        }
        y += subtitle_height + GAP;
        if let Some((line, width)) = badge {
            let width = width + 2.0 * BADGE_PADDING;
            self.push(format_args!(
                r#"<rect x="{LEFT}" y="{y}" width="{width}" height="{BADGE_HEIGHT}" rx="22" fill="{}"/>"#,
                LEAF.hex()
            ));
            self.text(LEFT + BADGE_PADDING, y + 54.0, &line, badge_style);
        }
    }

    fn title_lines(&mut self, title: &str) -> (Vec<String>, f32) {
        for size in TITLE_SIZES {
            let lines = self.typesetter.lines(title, TextStyle::bold(size, INK), WIDTH, 3);
            if lines.len() <= 2 {
                return (lines, size);
            }
        }
        let [.., smallest] = TITLE_SIZES;
        let lines = self.typesetter.lines(title, TextStyle::bold(smallest, INK), WIDTH, 3);
        (lines, smallest)
    }

    fn brand(&mut self, name: &str) {
        let style = TextStyle::bold(30.0, LEAF_DEEP);
        let line = self.typesetter.lines(name, style, WIDTH - 48.0, 1).pop().unwrap_or_default();
        if line.is_empty() {
            return;
        }
        // A street corner: two sides of a block, and the shop's light where they meet.
        self.push(format_args!(
            r#"<path d="M{LEFT} 562h32v32" fill="none" stroke="{}" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/><circle cx="{}" cy="582" r="7" fill="{}"/>"#,
            LEAF.hex(),
            LEFT + 12.0,
            MARIGOLD.hex()
        ));
        self.text(LEFT + 50.0, 588.0, &line, style);
    }

    fn text(&mut self, x: f32, y: f32, line: &str, style: TextStyle) {
        let weight = if style.bold { "700" } else { "400" };
        // Each run stands by itself: in a text of several fonts `usvg` loses Devanagari's signs.
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
