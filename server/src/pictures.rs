//! Pictures by the value of the feed's column `picture`: files of the site, and packs that are drawn.

use std::collections::HashMap;

use app::links;
use app::pictures::Pack;

use crate::assets::StaticAssets;

/// The packs of the catalogue, by the names in their addresses. Only these are drawn: no text of an address is.
#[derive(Debug, Default)]
pub struct Drawings(HashMap<String, Box<str>>);

impl Drawings {
    /// The packs among pictures.
    pub fn new<'a>(pictures: impl IntoIterator<Item = &'a str>) -> Self {
        let named =
            pictures.into_iter().filter_map(|picture| Some((links::drawing_name(picture)?, picture.into())));
        Self(named.collect())
    }

    /// The pack of this name as SVG; `None` when the catalogue has none such.
    #[must_use]
    pub fn draw(&self, name: &str) -> Option<String> {
        Pack::parse(self.0.get(name)?).ok().map(|pack| pack.draw())
    }
}

/// A picture as SVG; `None` when there is none.
pub(crate) fn read_svg(picture: &str) -> Option<Vec<u8>> {
    match Pack::parse(picture) {
        Ok(pack) => Some(pack.draw().into_bytes()),
        // A name in the feed is a file of the folder, never a path.
        Err(_) if picture.contains(['/', '\\']) => None,
        Err(_) => StaticAssets::read(&format!("pictures/{picture}")),
    }
}

/// The largest drawing that becomes part of a page, in bytes: compressed it takes about a third.
const MAX_INLINE_BYTES: usize = 3_000;

/// A picture as SVG to be written into a page; `None` when there is none or it is too large.
pub(crate) fn read_inline_svg(picture: &str) -> Option<String> {
    let svg = String::from_utf8(read_svg(picture)?).ok()?;
    (svg.len() <= MAX_INLINE_BYTES && svg.starts_with("<svg ")).then_some(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_of_the_catalogue_are_drawn_by_the_name_in_their_address() {
        let rice = "pack:pouch;gold;rice;RICE;चावल";
        let drawings = Drawings::new(["onion.svg", "", rice, "pack:of what is not a pack"]);
        let url = links::picture_url(rice);
        let name = url.strip_prefix("/packs/").and_then(|file| file.strip_suffix(".svg")).unwrap();
        let svg = drawings.draw(name).unwrap();
        assert_eq!(svg.as_bytes(), read_svg(rice).unwrap());
        assert!(svg.contains("चावल"));
        let unreadable = links::drawing_name("pack:of what is not a pack").unwrap();
        for other in ["", "onion", &name.to_uppercase(), &format!("+{name}"), rice, &unreadable] {
            assert_eq!(drawings.draw(other), None, "{other}");
        }
    }

    // Files of the site are there only once it is built, so these tests draw packs.
    #[test]
    fn a_small_drawing_can_be_written_into_a_page() {
        let svg = read_inline_svg("pack:pouch;gold;rice;RICE;चावल").unwrap();
        assert!(svg.starts_with("<svg xmlns="), "{svg}");
        assert_eq!(read_inline_svg("no-such.svg"), None);
    }

    #[test]
    fn a_picture_that_is_not_there_is_none() {
        for picture in ["", "no-such.svg", "../manifest.json", "pack:pouch;gold;rice;RICE"] {
            assert_eq!(read_svg(picture), None, "{picture}");
        }
    }
}
