//! What a pack contains: a texture of grains or powder, a liquid, or a drawing.

use super::{art, colours};

/// The contents of a pack that shows nothing but its label.
pub(super) const NONE: &str = "none";

/// What is inside.
#[derive(Clone, Copy, Debug)]
pub(super) enum Contents {
    None,
    /// Grains or powder, as a repeating pattern.
    Texture(Texture),
    /// A liquid, cream or coating in one colour.
    Liquid(&'static str),
    /// A drawing within ±16 units of its centre.
    Art(&'static str),
}

/// A repeating pattern in three colours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Texture {
    grain: Grain,
    base: &'static str,
    lit: &'static str,
    dark: &'static str,
}

#[derive(Clone, Copy, Debug)]
enum Grain {
    /// Split lentils and small seeds.
    Split,
    /// Beans, nuts, lumps.
    Whole,
    /// Rice, cumin, vermicelli.
    Long,
    /// Flour, sugar, ground spices.
    Fine,
    /// Flattened rice, flakes, leaves.
    Flake,
}

impl Contents {
    /// The definition of the pattern with the id `c`, for a texture.
    pub(super) fn pattern(self) -> Option<String> {
        let Self::Texture(Texture { grain, base, lit, dark }) = self else { return None };
        let dot = |x: f32, y: f32, rx: f32, ry: f32, fill: &str, turn: i16| {
            let turn =
                if turn == 0 { String::new() } else { format!(r#" transform="rotate({turn} {x} {y})""#) };
            format!(r#"<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}"{turn}/>"#)
        };
        let (width, height, ground, marks) = match grain {
            Grain::Split => (
                11,
                10,
                dark,
                dot(2.6, 2.4, 2.7, 2.2, base, 20)
                    + &dot(8.0, 3.4, 2.7, 2.1, lit, -30)
                    + &dot(3.6, 7.4, 2.7, 2.1, lit, 60)
                    + &dot(9.0, 8.0, 2.5, 2.1, base, 0),
            ),
            Grain::Whole => (
                15,
                13,
                dark,
                dot(3.8, 3.4, 3.8, 3.0, base, 20)
                    + &dot(11.2, 3.8, 3.7, 2.9, lit, -40)
                    + &dot(4.4, 9.8, 3.7, 2.9, lit, 70)
                    + &dot(11.8, 10.0, 3.6, 2.9, base, 10),
            ),
            Grain::Long => (
                13,
                12,
                dark,
                format!(
                    r#"<g fill="none" stroke="{base}" stroke-width="2" stroke-linecap="round"><path d="M1 2l5 2M8 1l4 4M2 7l1 4M5 10l6-3"/><path stroke="{lit}" d="M2 5l5 1M9 8l3 3M7 3l3 2"/></g>"#
                ),
            ),
            Grain::Fine => (
                8,
                7,
                base,
                dot(1.5, 1.6, 0.7, 0.7, dark, 0)
                    + &dot(5.4, 3.0, 0.8, 0.8, lit, 0)
                    + &dot(3.0, 5.4, 0.7, 0.7, dark, 0)
                    + &dot(7.0, 6.0, 0.6, 0.6, lit, 0),
            ),
            Grain::Flake => (
                14,
                11,
                dark,
                dot(3.4, 3.0, 3.6, 2.3, base, -20)
                    + &dot(10.4, 3.6, 3.6, 2.2, lit, 35)
                    + &dot(4.4, 8.6, 3.6, 2.2, lit, 15)
                    + &dot(11.6, 8.8, 3.0, 2.1, base, -40),
            ),
        };
        Some(format!(
            r#"<pattern id="c" width="{width}" height="{height}" patternUnits="userSpaceOnUse"><path fill="{ground}" d="M0 0h{width}v{height}H0z"/>{marks}</pattern>"#
        ))
    }

    /// The fill of a clear pack.
    pub(super) fn fill(self) -> Option<&'static str> {
        match self {
            Self::Texture(_) => Some("url(#c)"),
            Self::Liquid(colour) => Some(colour),
            Self::Art(_) | Self::None => None,
        }
    }

    /// A drawing for the face of an opaque pack, within ±16 units of its centre: grains as a heap, a liquid as a drop.
    pub(super) fn emblem(self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Art(art) => Some(art.to_owned()),
            Self::Texture(_) => Some(r##"<path d="M-18 14q4-26 18-26t18 26z" fill="url(#c)"/>"##.to_owned()),
            Self::Liquid(colour) => Some(format!(
                r##"<path d="M0-15q12 14 12 20a12 11 0 0 1-24 0q0-6 12-20z" fill="{colour}" stroke="#fff"/>"##
            )),
        }
    }
}

pub(super) fn find(name: &str) -> Option<Contents> {
    fn named<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
        table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
    if name == NONE {
        return Some(Contents::None);
    }
    named(&TEXTURES, name)
        .map(Contents::Texture)
        .or_else(|| named(&LIQUIDS, name).map(Contents::Liquid))
        .or_else(|| named(art::ART.as_slice(), name).map(Contents::Art))
        .or_else(|| colours::find(name).map(|colour| Contents::Liquid(colour.main)))
}

const fn texture(grain: Grain, base: &'static str, lit: &'static str, dark: &'static str) -> Texture {
    Texture { grain, base, lit, dark }
}

pub(super) static TEXTURES: [(&str, Texture); TEXTURE_COUNT] = {
    use Grain::{Fine, Flake, Long, Split, Whole};
    [
        ("lentil-yellow", texture(Split, "#e0a526", "#f3c653", "#b97e12")),
        ("lentil-orange", texture(Split, "#e2643f", "#f08a62", "#b9452a")),
        ("lentil-pale", texture(Split, "#efd35a", "#f8e58a", "#c4a52c")),
        ("lentil-white", texture(Split, "#efe7d2", "#fffaf0", "#c5bb9e")),
        ("lentil-brown", texture(Split, "#8a5a34", "#a87a52", "#5e3a1c")),
        ("chana-dal", texture(Split, "#d9a441", "#ecc46b", "#a8751c")),
        ("urad-black", texture(Split, "#2c2a2e", "#4a484e", "#141316")),
        ("moong-green", texture(Split, "#6d8f2e", "#8db043", "#4a671c")),
        ("moth-beans", texture(Split, "#9a6b3c", "#bb8c5c", "#6b4520")),
        ("rajma", texture(Whole, "#8d2f2a", "#ab4a3f", "#611a19")),
        ("kabuli-chana", texture(Whole, "#e6c891", "#f3deb5", "#bb9758")),
        ("kala-chana", texture(Whole, "#6b4526", "#86603e", "#452910")),
        ("black-eyed-beans", texture(Whole, "#efe3c4", "#faf3e0", "#6b5a48")),
        ("dried-peas", texture(Whole, "#a3b84e", "#c0d06f", "#728430")),
        ("white-peas", texture(Whole, "#ecd9a0", "#f7ebc6", "#c4aa62")),
        ("roasted-chana", texture(Whole, "#dba850", "#edc67c", "#a87828")),
        ("rice", texture(Long, "#f4efdf", "#fffdf6", "#d4c9a8")),
        ("rice-brown", texture(Long, "#c79a63", "#dcb684", "#966b39")),
        ("poha", texture(Flake, "#f1ead6", "#fffaf0", "#cfc29d")),
        ("puffed-rice", texture(Whole, "#f7f0de", "#fffdf6", "#ddd0ae")),
        ("sabudana", texture(Whole, "#f4f4f2", "#fff", "#cfd3d3")),
        ("oats", texture(Flake, "#e3cfa5", "#f2e4c4", "#bfa471")),
        ("corn-flakes", texture(Flake, "#eaa83a", "#f7c766", "#b97a18")),
        ("millet", texture(Split, "#d8c48c", "#eadcb2", "#a8925a")),
        ("vermicelli", texture(Long, "#e8cf94", "#f5e3b8", "#c2a25c")),
        ("atta", texture(Fine, "#ecd9b4", "#f6e9cf", "#d2b988")),
        ("maida", texture(Fine, "#f7f1e4", "#fff", "#ddd2ba")),
        ("besan", texture(Fine, "#efcb62", "#f8dd8b", "#d3a735")),
        ("rava", texture(Fine, "#f3e4b8", "#fff6d8", "#cdb47a")),
        ("flour-grey", texture(Fine, "#cfc8ba", "#e2dccf", "#a9a08e")),
        ("flour-ragi", texture(Fine, "#a97f6c", "#c29c8a", "#835a48")),
        ("sugar", texture(Fine, "#f7f9fa", "#fff", "#cfdade")),
        ("sugar-brown", texture(Fine, "#b98146", "#d39f66", "#8c5a26")),
        ("salt", texture(Fine, "#fff", "#fff", "#dde6ec")),
        ("salt-rock", texture(Whole, "#f3cdc4", "#fbe3dc", "#d99e90")),
        ("jaggery", texture(Whole, "#b4712a", "#cf8f45", "#8a4f16")),
        ("turmeric", texture(Fine, "#eba60e", "#f7c040", "#c98305")),
        ("chilli-powder", texture(Fine, "#c8261b", "#e04a35", "#951209")),
        ("coriander-powder", texture(Fine, "#a98247", "#c5a066", "#85622d")),
        ("masala-brown", texture(Fine, "#7a4a22", "#9a6a3c", "#54300f")),
        ("masala-red", texture(Fine, "#a2401a", "#c25f34", "#74280a")),
        ("cumin", texture(Long, "#94713f", "#b08d57", "#6b4c22")),
        ("fennel", texture(Long, "#a9b35c", "#c6ce80", "#7a8438")),
        ("mustard-seed", texture(Split, "#4a3428", "#664c3c", "#2a1b12")),
        ("fenugreek-seed", texture(Split, "#c8983a", "#deb45e", "#94691c")),
        ("sesame", texture(Split, "#efe4c8", "#fbf5e4", "#c9b88c")),
        ("flax-seed", texture(Split, "#7d4a26", "#99663c", "#532c10")),
        ("black-pepper", texture(Whole, "#3d342e", "#5a4f48", "#1f1914")),
        ("cardamom", texture(Long, "#9cb45c", "#b9cd82", "#6c8436")),
        ("clove", texture(Long, "#5b3824", "#785238", "#331c0e")),
        ("cinnamon", texture(Long, "#a2602e", "#bd7d4a", "#703c14")),
        ("bay-leaf", texture(Flake, "#7d8f52", "#9aab6c", "#566634")),
        ("dry-leaf", texture(Flake, "#5f7a3c", "#7d9a58", "#3f5624")),
        ("dry-chilli", texture(Long, "#a8201a", "#c8382c", "#6c0f0c")),
        ("tamarind", texture(Whole, "#6b3a1c", "#845032", "#43200c")),
        ("kokum", texture(Whole, "#571a38", "#742c4e", "#340a1e")),
        ("peanuts", texture(Whole, "#d79a5b", "#ebbb85", "#a66b31")),
        ("cashew", texture(Whole, "#efdcb4", "#faeed4", "#c9ae78")),
        ("almond", texture(Whole, "#a8683a", "#c28554", "#784420")),
        ("raisin", texture(Whole, "#9a7430", "#b8924c", "#6c4c16")),
        ("pistachio", texture(Whole, "#a9b86a", "#d9c89c", "#75804a")),
        ("date", texture(Whole, "#5c2c16", "#784428", "#381606")),
        ("walnut", texture(Whole, "#b9875a", "#d2a67c", "#865a30")),
        ("makhana", texture(Whole, "#f3ead8", "#fffaf0", "#b9a68a")),
        ("coconut-dry", texture(Flake, "#f6f1e6", "#fffdf8", "#d3c8b4")),
        ("soya-chunks", texture(Whole, "#d9b582", "#ebcfa4", "#a8824c")),
        ("tea-leaf", texture(Fine, "#4a2617", "#6b3a22", "#2c140a")),
        ("coffee-powder", texture(Fine, "#5a321c", "#7a4c30", "#371a0a")),
        ("cocoa", texture(Fine, "#6b3e26", "#86583c", "#472410")),
        ("milk-powder", texture(Fine, "#fbf6e6", "#fff", "#e2d8bc")),
        ("detergent", texture(Fine, "#e6f1fb", "#fff", "#6aa7dc")),
        ("henna", texture(Fine, "#7f8a3c", "#9aa658", "#5a6424")),
        ("clay", texture(Fine, "#d3b184", "#e4c9a4", "#ac8658")),
        ("camphor", texture(Whole, "#f4f8fa", "#fff", "#c6d4da")),
        ("kumkum", texture(Fine, "#c8141e", "#e03640", "#940a12")),
        ("sprouts", texture(Split, "#7c9a3c", "#e6e4c0", "#55702a")),
    ]
};
const TEXTURE_COUNT: usize = 76;

pub(super) static LIQUIDS: [(&str, &str); 24] = [
    ("sunflower-oil", "#f2c230"),
    ("groundnut-oil", "#f0b541"),
    ("mustard-oil", "#c98a12"),
    ("sesame-oil", "#d9a53a"),
    ("soya-oil", "#f0d060"),
    ("coconut-oil", "#e9efe6"),
    ("olive-oil", "#b8b32e"),
    ("ghee", "#f5cf5a"),
    ("honey", "#d98a12"),
    ("ketchup", "#b3170e"),
    ("chilli-sauce", "#5f8f24"),
    ("soy-sauce", "#2b1710"),
    ("vinegar", "#eee6cf"),
    ("mayonnaise", "#f8f0d8"),
    ("jam", "#a3202c"),
    ("mango-pickle", "#b8641b"),
    ("peanut-butter", "#c58a45"),
    ("cola", "#3a1710"),
    ("orange-juice", "#f39a1c"),
    ("lemon-drink", "#e3ecae"),
    ("rose-syrup", "#c81e50"),
    ("kokum-syrup", "#7a1440"),
    ("water", "#cfe8f7"),
    ("milk", "#fdfdf8"),
];
