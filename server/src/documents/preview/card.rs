//! What a preview shows.

/// What a preview shows. It must hold nothing personal: crawlers fetch it without a session.
#[derive(Debug, Clone, Default)]
pub struct PreviewCard {
    /// The shop's name, small in the corner.
    pub brand: String,
    /// The name of the product, the category, the store, or what the shop is; up to three lines.
    pub title: String,
    /// A smaller text under it: pack, locality, opening hours; up to two lines.
    pub subtitle: String,
    /// What matters most, on a filled background: a price ("₹38") or "Open till 10 pm".
    pub badge: Option<String>,
    /// SVG files of the products: one is drawn large, two to four share the space, more are left out.
    /// One that cannot be read is left out as well; without any, a shop front is drawn.
    pub picture_svgs: Vec<Vec<u8>>,
}
