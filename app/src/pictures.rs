//! Drawn packs: the picture of a packed product, made from five words of the feed.
//!
//! `pack:TEMPLATE;COLOUR;CONTENTS;LATIN;DEVANAGARI` names a form (`pouch`), a printed colour (`gold`), what is inside
//! (`lentil-yellow`) and the two lines of the label. Both may be empty. The same text always gives the same SVG.

mod art;
mod colours;
mod contents;
mod label;
mod parts;
mod templates;

use parts::Parts;
use templates::Template;

use crate::links::PACK_PREFIX;

pub use label::MAX_LABEL_CHARS;

/// A pack that can be drawn.
#[derive(Debug)]
pub struct Pack<'a> {
    template: &'static Template,
    parts: Parts<'a>,
}

/// Why a text describes no pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
    /// It has not five parts behind [`PACK_PREFIX`].
    Parts,
    /// No template of this name.
    Template,
    /// No colour of this name.
    Colour,
    /// No contents of this name.
    Contents,
    /// A label with control characters or of more than [`MAX_LABEL_CHARS`] characters.
    Label,
}

impl std::fmt::Display for PackError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (part, names): (_, Vec<&str>) = match self {
            Self::Parts => return f.write_str("write pack:TEMPLATE;COLOUR;CONTENTS;LATIN;DEVANAGARI"),
            Self::Label => return write!(f, "a label has at most {MAX_LABEL_CHARS} characters on one line"),
            Self::Template => ("template", template_names().collect()),
            Self::Colour => ("colour", colour_names().collect()),
            Self::Contents => ("contents", contents_names().collect()),
        };
        write!(f, "the {part} of a pack is one of {}", names.join(", "))
    }
}

impl std::error::Error for PackError {}

impl<'a> Pack<'a> {
    /// Reads the value of a `picture` column.
    ///
    /// # Errors
    /// When it does not describe a pack, or one with parts that do not exist.
    pub fn parse(picture: &'a str) -> Result<Self, PackError> {
        let parts = picture.strip_prefix(PACK_PREFIX).ok_or(PackError::Parts)?;
        let parts: Vec<&str> = parts.split(';').collect();
        let [template, colour, contents, latin, devanagari] = *parts.as_slice() else {
            return Err(PackError::Parts);
        };
        if !label::is_valid(latin) || !label::is_valid(devanagari) {
            return Err(PackError::Label);
        }
        Ok(Self {
            template: templates::find(template).ok_or(PackError::Template)?,
            parts: Parts {
                colour: colours::find(colour).ok_or(PackError::Colour)?,
                contents: contents::find(contents).ok_or(PackError::Contents)?,
                latin,
                devanagari,
            },
        })
    }

    /// The picture as SVG, 96 × 96 units, at most 1.5 kB.
    #[must_use]
    pub fn draw(&self) -> String {
        let body = (self.template.draw)(&self.parts);
        let pattern = self.parts.contents.pattern().filter(|_| body.contains("url(#c)"));
        let defs = pattern.map(|pattern| format!("<defs>{pattern}</defs>")).unwrap_or_default();
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">{defs}{body}</svg>"#)
    }
}

/// Every form a pack can have.
pub fn template_names() -> impl Iterator<Item = &'static str> {
    templates::TEMPLATES.iter().map(|template| template.name)
}

/// Every colour a pack can have.
pub fn colour_names() -> impl Iterator<Item = &'static str> {
    colours::COLOURS.iter().map(|colour| colour.name)
}

/// Everything a pack can contain. A colour is a liquid or a coating of that colour, too.
pub fn contents_names() -> impl Iterator<Item = &'static str> {
    let textures = contents::TEXTURES.iter().map(|(name, _)| *name);
    let liquids = contents::LIQUIDS.iter().map(|(name, _)| *name);
    let art = art::ART.iter().map(|(name, _)| *name);
    [contents::NONE].into_iter().chain(textures).chain(liquids).chain(art).chain(colour_names())
}

#[cfg(test)]
mod tests;
