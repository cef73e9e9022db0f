//! The contents of a page: rectangles, rules and texts, each at its position.
//!
//! Lengths are in points (1/72 inch), measured from the page's top left corner.

use super::super::palette::Colour;
use super::super::typesetting::Paragraph;

/// A5, portrait: a page that a phone shows without zooming.
pub(super) const PAGE_WIDTH: f32 = 419.53;
/// The height of A5.
pub(super) const PAGE_HEIGHT: f32 = 595.28;
/// Left and right margin.
pub(super) const MARGIN: f32 = 30.0;
/// Where content starts below the top edge.
pub(super) const CONTENT_TOP: f32 = 32.0;
/// Where content ends, above the footer.
pub(super) const CONTENT_BOTTOM: f32 = PAGE_HEIGHT - 44.0;
/// The upper edge of the footer.
pub(super) const FOOTER_Y: f32 = PAGE_HEIGHT - 32.0;
/// The width between the margins.
pub(super) const CONTENT_WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;

/// Text, by its top left corner.
pub(super) struct PlacedText {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) paragraph: Paragraph,
}

/// A filled rectangle with rounded corners; a thin one is a rule.
pub(super) struct FilledRect {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) radius: f32,
    pub(super) colour: Colour,
}

impl FilledRect {
    /// A horizontal line of the given thickness.
    pub(super) fn rule(x: f32, y: f32, width: f32, thickness: f32, colour: Colour) -> Self {
        Self { x, y, width, height: thickness, radius: 0.0, colour }
    }
}

/// One page: rectangles, and the texts on top of them in reading order.
#[derive(Default)]
pub(super) struct PageLayout {
    pub(super) rects: Vec<FilledRect>,
    pub(super) texts: Vec<PlacedText>,
}

impl PageLayout {
    /// Places a paragraph; returns its height.
    pub(super) fn add_text(&mut self, x: f32, y: f32, paragraph: Paragraph) -> f32 {
        let height = paragraph.height();
        self.texts.push(PlacedText { x, y, paragraph });
        height
    }

    /// Places a rectangle or a rule under the texts.
    pub(super) fn add_rect(&mut self, rect: FilledRect) {
        self.rects.push(rect);
    }
}
