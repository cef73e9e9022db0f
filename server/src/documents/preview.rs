//! The picture a chat shows beside a link: a PNG of 1200 × 630 pixels.
//!
//! Background and text are one SVG made here; the products' own drawings are rendered onto it, each
//! parsed by itself, so that nothing in one can refer to another, to a file or to an address.

mod card;
mod drawing;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::RenderError;
use super::fonts::{FAMILIES, svg_fonts};
use drawing::{Square, picture_squares};

pub use card::PreviewCard;

/// The width of a preview in pixels, for `og:image:width`.
pub const PREVIEW_WIDTH: u32 = 1200;
/// The height of a preview in pixels, for `og:image:height`.
pub const PREVIEW_HEIGHT: u32 = 630;

/// Renders a preview as a PNG of [`PREVIEW_WIDTH`] × [`PREVIEW_HEIGHT`] pixels, far below the 300 kB
/// that crawlers accept.
///
/// # Errors
///
/// [`DrawError`] for faults of the program only: no text and no picture can cause one.
pub fn render_preview(card: &PreviewCard) -> Result<Vec<u8>, RenderError> {
    let options = options();
    let pictures: Vec<Tree> = card
        .picture_svgs
        .iter()
        .filter_map(|svg| Tree::from_data(svg, &options).ok())
        .take(drawing::MAX_PICTURES)
        .collect();
    let svg = drawing::card_svg(card, pictures.len())?;
    let tree = Tree::from_str(&svg, &options)?;
    let mut pixmap = Pixmap::new(PREVIEW_WIDTH, PREVIEW_HEIGHT)
        .ok_or_else(|| RenderError::Png("the picture has no size".to_owned()))?;
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    for (picture, square) in pictures.iter().zip(picture_squares(pictures.len())) {
        resvg::render(picture, fit(picture, *square), &mut pixmap.as_mut());
    }
    pixmap.encode_png().map_err(|error| RenderError::Png(error.to_string()))
}

/// Scales a picture to fit its square, centred.
fn fit(picture: &Tree, square: Square) -> Transform {
    let size = picture.size();
    let scale = square.side / size.width().max(size.height());
    let x = square.x + (square.side - size.width() * scale) / 2.0;
    let y = square.y + (square.side - size.height() * scale) / 2.0;
    Transform::from_row(scale, 0.0, 0.0, scale, x, y)
}

/// Fonts from memory only; a picture cannot load anything from outside it.
fn options() -> Options<'static> {
    Options {
        fontdb: svg_fonts(),
        font_family: FAMILIES.first().map(|family| (*family).to_owned()).unwrap_or_default(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

#[cfg(test)]
mod tests;
