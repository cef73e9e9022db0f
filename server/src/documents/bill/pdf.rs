//! Writes laid-out pages as a PDF.

use jiff::tz::TimeZone;
use krilla::Document;
use krilla::SerializeSettings;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Size};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};

use super::super::RenderError;
use super::super::fonts::pdf_fonts;
use super::super::palette::Colour;
use super::super::typesetting::sanitize;
use super::data::BillData;
use super::page::{FilledRect, PAGE_HEIGHT, PAGE_WIDTH, PageLayout, PlacedText};

/// The distance of a cubic curve's control points for it to approximate a quarter circle.
const QUARTER_CIRCLE: f32 = 0.552_28;

/// Writes the pages and the document's metadata.
pub(super) fn write_pdf(bill: &BillData, pages: &[PageLayout]) -> Result<Vec<u8>, RenderError> {
    // Tags would more than double a long bill; the text's order on the page is its reading order.
    let mut document =
        Document::new_with(SerializeSettings { enable_tagging: false, ..SerializeSettings::default() });
    document.set_metadata(metadata(bill));
    let size = Size::from_wh(PAGE_WIDTH, PAGE_HEIGHT)
        .ok_or_else(|| RenderError::Pdf("the page has no size".to_owned()))?;
    for layout in pages {
        let mut page = document.start_page_with(PageSettings::new(size));
        let mut surface = page.surface();
        for rect in &layout.rects {
            draw_rect(&mut surface, rect);
        }
        for text in &layout.texts {
            draw_text(&mut surface, text)?;
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|error| RenderError::Pdf(error.to_string()))
}

fn metadata(bill: &BillData) -> Metadata {
    let made = bill.issued_at.to_zoned(TimeZone::UTC);
    let small = |number: i8| u8::try_from(number).unwrap_or(0);
    let date = DateTime::new(u16::try_from(made.year()).unwrap_or(0))
        .month(small(made.month()))
        .day(small(made.day()))
        .hour(small(made.hour()))
        .minute(small(made.minute()))
        .second(small(made.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(sanitize(&bill.title))
        .authors(vec![sanitize(&bill.store.name)])
        .language(sanitize(&bill.language))
        .creation_date(date)
}

fn fill(colour: Colour) -> Fill {
    let Colour(red, green, blue) = colour;
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::default(),
    }
}

fn draw_rect(surface: &mut Surface<'_>, rect: &FilledRect) {
    let FilledRect { x, y, width, height, radius, colour } = *rect;
    let mut path = PathBuilder::new();
    if radius > 0.0 {
        let (right, bottom, reach) = (x + width, y + height, radius * (1.0 - QUARTER_CIRCLE));
        path.move_to(x + radius, y);
        path.line_to(right - radius, y);
        path.cubic_to(right - reach, y, right, y + reach, right, y + radius);
        path.line_to(right, bottom - radius);
        path.cubic_to(right, bottom - reach, right - reach, bottom, right - radius, bottom);
        path.line_to(x + radius, bottom);
        path.cubic_to(x + reach, bottom, x, bottom - reach, x, bottom - radius);
        path.line_to(x, y + radius);
        path.cubic_to(x, y + reach, x + reach, y, x + radius, y);
        path.close();
    } else if let Some(area) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(area);
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(colour)));
        surface.draw_path(&path);
    }
}

fn draw_text(surface: &mut Surface<'_>, text: &PlacedText) -> Result<(), RenderError> {
    let PlacedText { x: left, y: top, paragraph } = text;
    surface.set_fill(Some(fill(paragraph.style().colour)));
    for placed in paragraph.placed_lines() {
        let mut x = left + placed.x;
        for run in placed.line.runs() {
            let Some(font) = pdf_fonts()?.for_pdf(run.font().data.id()) else {
                continue;
            };
            let size = run.font_size();
            let mut glyphs: Vec<KrillaGlyph> = Vec::new();
            let start = x;
            // Where the glyphs of the letters now being read begin.
            let mut first_of_cluster = 0;
            for cluster in run.visual_clusters() {
                let letters = cluster.text_range();
                if cluster.is_ligature_continuation() {
                    // These letters are drawn by the glyphs before them: copied text needs both.
                    for glyph in glyphs.iter_mut().skip(first_of_cluster) {
                        glyph.text_range.start = glyph.text_range.start.min(letters.start);
                        glyph.text_range.end = glyph.text_range.end.max(letters.end);
                    }
                    continue;
                }
                first_of_cluster = glyphs.len();
                for glyph in cluster.glyphs() {
                    glyphs.push(KrillaGlyph::new(
                        GlyphId::new(glyph.id),
                        glyph.advance / size,
                        glyph.x / size,
                        glyph.y / size,
                        0.0,
                        letters.clone(),
                        None,
                    ));
                    x += glyph.advance;
                }
            }
            if !glyphs.is_empty() {
                let start = Point::from_xy(start, top + placed.baseline);
                surface.draw_glyphs(start, &glyphs, font, paragraph.text(), size, false);
            }
        }
    }
    Ok(())
}
