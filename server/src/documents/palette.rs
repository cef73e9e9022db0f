//! The colours of the shop, as the pages have them, for bills and previews.

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// The colour as SVG writes it, `#0b7a4b`.
    pub(super) fn hex(self) -> String {
        let Self(red, green, blue) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

/// Savings, and what leads the eye.
pub(super) const BRAND: Colour = Colour(0x0b, 0x7a, 0x4b);
/// Headings on the brand tint.
pub(super) const BRAND_DARK: Colour = Colour(0x07, 0x52, 0x34);
/// Tinted backgrounds.
pub(super) const BRAND_TINT: Colour = Colour(0xe6, 0xf3, 0xec);
/// What matters now.
pub(super) const ACCENT: Colour = Colour(0xff, 0xb7, 0x03);
/// The background of what matters now.
pub(super) const ACCENT_TINT: Colour = Colour(0xff, 0xf4, 0xd6);
/// Text.
pub(super) const TEXT: Colour = Colour(0x16, 0x20, 0x1a);
/// Secondary text.
pub(super) const MUTED: Colour = Colour(0x59, 0x67, 0x5f);
/// Hairlines.
pub(super) const BORDER: Colour = Colour(0xe2, 0xe8, 0xe3);
/// The card of a preview.
pub(super) const WHITE: Colour = Colour(0xff, 0xff, 0xff);
