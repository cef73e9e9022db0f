//! Text broken into lines and shaped, for PDFs and pictures alike.
//!
//! Lines have even distances from the top of a paragraph, whichever fonts they mix: a Hindi name and
//! the price beside it share a baseline.

use std::borrow::Cow;

use commerce::text::{is_invisible, is_joiner};
use parley::{
    FontContext, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext, OverflowWrap, StyleProperty,
};

use super::RenderError;
use super::fonts::{FAMILIES, pdf_fonts};
use super::palette::Colour;

/// The distance of the first baseline from the top of a paragraph, in font sizes.
/// High enough that the vowel signs above Devanagari's head line stay inside.
const FIRST_BASELINE: f32 = 1.06;

/// From one baseline to the next, in font sizes; Devanagari needs more than Latin's 1.2.
const LINE_HEIGHT: f32 = 1.42;

/// How text is typeset.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextStyle {
    /// Font size, in points in a PDF and pixels in a picture.
    pub size: f32,
    /// Bold rather than regular.
    pub bold: bool,
    /// The colour of the glyphs.
    pub colour: Colour,
    /// The edge of the given width to which the lines are aligned.
    pub align: Align,
}

/// The edge to which lines are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// The left edge.
    Left,
    /// The right edge, as amounts do.
    Right,
}

impl TextStyle {
    /// Regular, left-aligned text.
    pub(super) const fn regular(size: f32, colour: Colour) -> Self {
        Self { size, bold: false, colour, align: Align::Left }
    }

    /// Bold, left-aligned text.
    pub(super) const fn bold(size: f32, colour: Colour) -> Self {
        Self { size, bold: true, colour, align: Align::Left }
    }

    /// The same, right-aligned.
    pub(super) const fn right_aligned(self) -> Self {
        Self { align: Align::Right, ..self }
    }
}

/// Shapes text; one for each document, since it holds scratch space.
pub(super) struct Typesetter {
    fonts: FontContext,
    scratch: LayoutContext<()>,
}

impl Typesetter {
    /// A typesetter with the embedded fonts.
    ///
    /// # Errors
    ///
    /// [`DrawError::Font`] when an embedded file is not a font.
    pub(super) fn new() -> Result<Self, RenderError> {
        Ok(Self { fonts: pdf_fonts()?.context(), scratch: LayoutContext::new() })
    }

    /// Breaks `text` into lines no wider than `width` and shapes them.
    ///
    /// A word wider than `width` is broken inside.
    /// The text goes through [`sanitize`] first.
    pub(super) fn paragraph(&mut self, text: &str, style: TextStyle, width: f32) -> Paragraph {
        let text = sanitize(text);
        let layout = self.layout(&text, style, Some(width.max(1.0)));
        Paragraph { text, layout, style, width }
    }

    /// The same in at most `max_lines` lines; what does not fit becomes an ellipsis.
    pub(super) fn clamped_paragraph(
        &mut self,
        text: &str,
        style: TextStyle,
        width: f32,
        max_lines: usize,
    ) -> Paragraph {
        let paragraph = self.paragraph(text, style, width);
        if paragraph.layout.len() <= max_lines {
            return paragraph;
        }
        let lines = self.lines(text, style, width, max_lines);
        self.paragraph(&lines.join(" "), style, width)
    }

    /// How wide `text` is on one line.
    pub(super) fn width(&mut self, text: &str, style: TextStyle) -> f32 {
        self.layout(&sanitize(text), style, None).width()
    }

    /// Breaks `text` into at most `max_lines` lines no wider than `width`; what does not fit becomes
    /// an ellipsis at the end of the last.
    pub(super) fn lines(
        &mut self,
        text: &str,
        style: TextStyle,
        width: f32,
        max_lines: usize,
    ) -> Vec<String> {
        let paragraph = self.paragraph(text, style, width);
        let mut lines = paragraph.lines();
        if lines.len() > max_lines {
            lines.truncate(max_lines);
            if let Some(last) = lines.last_mut() {
                *last = self.with_ellipsis(last, style, width);
            }
        }
        lines
    }

    /// `line` split where its font changes, for an engine that chooses no fonts itself.
    pub(super) fn runs(&mut self, line: &str, style: TextStyle) -> Vec<FontRun> {
        let line = sanitize(line);
        let Ok(fonts) = pdf_fonts() else {
            return Vec::new();
        };
        let layout = self.layout(&line, style, None);
        let mut runs = Vec::new();
        let mut x = 0.0;
        for run in layout.lines().flat_map(|shaped| shaped.runs()) {
            if let Some(text) = line.get(run.text_range()) {
                runs.push(FontRun {
                    family: fonts.family(run.font().data.id()).unwrap_or_default(),
                    text: text.to_owned(),
                    x,
                });
            }
            x += run.advance();
        }
        runs
    }

    fn with_ellipsis(&mut self, line: &str, style: TextStyle, width: f32) -> String {
        let mut shortest = line.to_owned();
        loop {
            let shortened = format!("{}…", shortest.trim_end());
            if shortest.is_empty() || self.width(&shortened, style) <= width {
                return shortened;
            }
            match shortest.rfind(' ') {
                // Whole words are cut, as long as half of the line remains.
                Some(space) if space > line.len() / 2 => shortest.truncate(space),
                _ => drop(shortest.pop()),
            }
        }
    }

    fn layout(&mut self, text: &str, style: TextStyle, width: Option<f32>) -> Layout<()> {
        let families = FAMILIES.map(|name| FontFamilyName::Named(Cow::Borrowed(name)));
        let weight = if style.bold { FontWeight::BOLD } else { FontWeight::NORMAL };
        let mut builder = self.scratch.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(&families))));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::FontWeight(weight));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let mut layout = builder.build(text);
        layout.break_all_lines(width);
        layout
    }
}

/// A piece of a line that one font draws.
#[derive(Debug)]
pub(super) struct FontRun {
    /// The font's family.
    pub family: &'static str,
    /// The text, spaces included.
    pub text: String,
    /// Its left edge, from the line's left edge.
    pub x: f32,
}

/// Text broken into lines, but not placed on a page yet.
pub(super) struct Paragraph {
    text: String,
    layout: Layout<()>,
    style: TextStyle,
    width: f32,
}

impl Paragraph {
    /// How tall it is, with the space a following line would need.
    pub(super) fn height(&self) -> f32 {
        let lines = u16::try_from(self.layout.len()).unwrap_or(u16::MAX);
        f32::from(lines) * self.style.size * LINE_HEIGHT
    }

    /// The text of each line, without the space at its end.
    pub(super) fn lines(&self) -> Vec<String> {
        self.layout
            .lines()
            .filter_map(|line| self.text.get(line.text_range()))
            .map(|line| line.trim_end().to_owned())
            .collect()
    }

    /// How the text is typeset.
    pub(super) fn style(&self) -> TextStyle {
        self.style
    }

    /// The text whose byte ranges the glyphs name.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Every line, with its left end and baseline seen from the paragraph's top left corner.
    pub(super) fn placed_lines(&self) -> impl Iterator<Item = PlacedLine<'_>> {
        let mut baseline = self.style.size * FIRST_BASELINE;
        self.layout.lines().map(move |line| {
            let metrics = line.metrics();
            let x = match self.style.align {
                Align::Left => 0.0,
                Align::Right => self.width - (metrics.advance - metrics.hanging_advance),
            };
            let placed = PlacedLine { line, x, baseline };
            baseline += self.style.size * LINE_HEIGHT;
            placed
        })
    }
}

/// The baseline of the `index`th line of a paragraph set in `size`, from its top.
pub(super) fn baseline(size: f32, index: usize) -> f32 {
    let index = u16::try_from(index).unwrap_or(u16::MAX);
    size * (FIRST_BASELINE + LINE_HEIGHT * f32::from(index))
}

/// How tall `lines` lines of text set in `size` are.
pub(super) fn height_of_lines(size: f32, lines: usize) -> f32 {
    size * LINE_HEIGHT * f32::from(u16::try_from(lines).unwrap_or(u16::MAX))
}

/// A shaped line and its position in its paragraph.
pub(super) struct PlacedLine<'a> {
    /// The shaped line.
    pub line: parley::Line<'a, ()>,
    /// Its left end.
    pub x: f32,
    /// Its baseline.
    pub baseline: f32,
}

/// The most characters of one text that are ever drawn; a name longer than this is an accident
/// or an attack, and would push everything else off the page.
const MAX_TEXT_CHARS: usize = 500;

/// `text` without what could disturb a page: control characters become spaces, invisible characters
/// are dropped, runs of spaces become one, and the end of a very long text is cut.
pub(super) fn sanitize(text: &str) -> String {
    let mut sanitized = String::with_capacity(text.len().min(MAX_TEXT_CHARS * 4));
    let mut drawn = 0;
    for character in text.chars() {
        let character = if character.is_control() || character.is_whitespace() && character != '\u{a0}' {
            ' '
        } else {
            character
        };
        if is_dropped(character) || (character == ' ' && (sanitized.is_empty() || sanitized.ends_with(' '))) {
            continue;
        }
        if drawn == MAX_TEXT_CHARS {
            sanitized.push('…');
            break;
        }
        sanitized.push(character);
        drawn += 1;
    }
    sanitized.truncate(sanitized.trim_end().len());
    sanitized
}

/// Characters that draw nothing and change what is around them, or that XML cannot hold.
/// The joiners stay: Hindi spells with them.
fn is_dropped(character: char) -> bool {
    is_invisible(character) && !is_joiner(character) || matches!(character, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::super::palette::TEXT;
    use super::*;

    const STYLE: TextStyle = TextStyle::regular(10.0, TEXT);

    #[test]
    fn controls_become_spaces_and_invisible_characters_are_dropped() {
        assert_eq!(sanitize("  Toor\tdal\u{0}\n\n500 g \u{202e}"), "Toor dal 500 g");
        assert_eq!(sanitize("क्\u{200d}ष"), "क्\u{200d}ष");
        assert_eq!(sanitize(&"x".repeat(10_000)).chars().count(), MAX_TEXT_CHARS + 1);
    }

    #[test]
    fn lines_are_no_wider_than_the_width() {
        let mut typesetter = Typesetter::new().expect("the fonts load");
        let text = "Whole wheat chakki atta, stone ground, and aVeryLongWordThatFitsNowhereAtAll";
        let lines = typesetter.lines(text, STYLE, 80.0, 20);
        assert!(lines.len() > 4, "{lines:?}");
        for line in &lines {
            assert!(typesetter.width(line, STYLE) <= 80.0, "{line}");
        }
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }

    #[test]
    fn text_that_does_not_fit_ends_in_an_ellipsis() {
        let mut typesetter = Typesetter::new().expect("the fonts load");
        let lines = typesetter.lines("one two three four five six seven", STYLE, 50.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert!(typesetter.width(&lines[1], STYLE) <= 50.0);
    }

    #[test]
    fn every_sign_a_bill_uses_has_a_glyph() {
        let mut typesetter = Typesetter::new().expect("the fonts load");
        for bold in [false, true] {
            let style = TextStyle { bold, ..STYLE };
            let paragraph = typesetter.paragraph("₹1,234.50 − × · – … ½ ०१२ ॐ क़ ज्ञ।", style, 500.0);
            let runs = paragraph.layout.lines().flat_map(|line| line.runs());
            let clusters = runs.flat_map(|run| run.clusters().collect::<Vec<_>>());
            for cluster in clusters {
                let text = &paragraph.text[cluster.text_range()];
                assert!(cluster.glyphs().all(|glyph| glyph.id != 0), "no glyph for {text:?}");
            }
        }
    }

    #[test]
    fn a_line_in_two_scripts_is_cut_where_the_font_changes() {
        let mut typesetter = Typesetter::new().expect("the fonts load");
        let runs = typesetter.runs("500 ग्राम · Tata", STYLE);
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(text, "500 ग्राम · Tata");
        let devanagari = runs.iter().find(|run| run.text.contains("ग्राम"));
        assert_eq!(devanagari.map(|run| run.family), Some("Noto Sans Devanagari"));
        let latin = runs.iter().find(|run| run.text.contains("Tata"));
        assert_eq!(latin.map(|run| run.family), Some("Noto Sans"));
    }

    #[test]
    fn devanagari_is_shaped_into_fewer_glyphs_than_letters() {
        let mut typesetter = Typesetter::new().expect("the fonts load");
        // क्ष is one conjunct: narrower than its two letters next to each other.
        let conjunct = typesetter.width("क्ष", STYLE);
        let apart = typesetter.width("क", STYLE) + typesetter.width("ष", STYLE);
        assert!(conjunct < apart, "{conjunct} {apart}");
    }
}
