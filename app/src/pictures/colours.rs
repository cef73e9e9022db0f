//! The colours packs are printed in.

/// A printed colour with those that go with it.
#[derive(Debug)]
pub(super) struct Colour {
    pub(super) name: &'static str,
    /// The face of the pack.
    pub(super) main: &'static str,
    /// Sides, caps and seams.
    pub(super) dark: &'static str,
    /// Text on `main`.
    pub(super) ink: &'static str,
    /// Text of this colour on white.
    pub(super) deep: &'static str,
}

const fn colour(
    name: &'static str,
    main: &'static str,
    dark: &'static str,
    ink: &'static str,
    deep: &'static str,
) -> Colour {
    Colour { name, main, dark, ink, deep }
}

const WHITE: &str = "#fff";
const GOLDEN: &str = "#ffe3a0";

pub(super) static COLOURS: [Colour; 35] = [
    colour("red", "#c62828", "#8c1410", WHITE, "#b71c1c"),
    colour("maroon", "#8c1d18", "#5f100d", GOLDEN, "#8c1d18"),
    colour("crimson", "#a81d42", "#74102b", WHITE, "#a81d42"),
    colour("orange", "#c25e0e", "#8c4006", WHITE, "#8c4006"),
    colour("rust", "#a83e0a", "#742a05", WHITE, "#a83e0a"),
    colour("amber", "#f0a51c", "#b97508", "#3b1f00", "#7a4a00"),
    colour("gold", "#f2c12e", "#c98f0c", "#6b1d00", "#7a4a00"),
    colour("yellow", "#f7dc5c", "#d8ab22", "#7a1810", "#7a4a00"),
    colour("lime", "#a5c94f", "#6a8a2a", "#1f3300", "#3d5a14"),
    colour("leaf", "#35813f", "#215a2a", WHITE, "#215a2a"),
    colour("green", "#1f7a3d", "#12522a", WHITE, "#1f7a3d"),
    colour("forest", "#1d4d2a", "#0f3019", GOLDEN, "#1d4d2a"),
    colour("mint", "#bfe3d0", "#7dbb9c", "#0f4a32", "#17613f"),
    colour("teal", "#17706f", "#0d4b4b", WHITE, "#17706f"),
    colour("aqua", "#1c8091", "#125966", WHITE, "#125966"),
    colour("sky", "#8fcbf0", "#4a93c6", "#06263f", "#1d5f94"),
    colour("blue", "#1d6fc0", "#124c87", WHITE, "#124c87"),
    colour("navy", "#123f6e", "#0a2746", GOLDEN, "#123f6e"),
    colour("indigo", "#30409a", "#202c6e", WHITE, "#30409a"),
    colour("violet", "#7b3fa0", "#55236f", WHITE, "#7b3fa0"),
    colour("aubergine", "#5a1f6b", "#3d1249", GOLDEN, "#5a1f6b"),
    colour("pink", "#f4b6c8", "#d4788f", "#7a1030", "#a0204a"),
    colour("rose", "#c81e64", "#8f1246", WHITE, "#c81e64"),
    colour("brown", "#7a4a12", "#54320a", GOLDEN, "#7a4a12"),
    colour("coffee", "#4a2617", "#2f160c", GOLDEN, "#4a2617"),
    colour("charcoal", "#30343f", "#1c1f27", WHITE, "#30343f"),
    colour("grey", "#5f6f66", "#3f4d45", WHITE, "#3f4d45"),
    colour("silver", "#d5dde1", "#9aa8ae", "#24323a", "#37474f"),
    colour("white", "#f6f8fb", "#d3dce4", "#1c4f86", "#1c4f86"),
    colour("white-red", "#f6f8fb", "#c62828", "#b71c1c", "#b71c1c"),
    colour("white-blue", "#f6f8fb", "#1d6fc0", "#124c87", "#124c87"),
    colour("white-green", "#f4f7ee", "#2f8a4a", "#1f6b36", "#1f6b36"),
    colour("white-pink", "#fdf3f6", "#d4788f", "#a0204a", "#a0204a"),
    colour("cream", "#f8edd0", "#dcc596", "#7f2f0c", "#7f2f0c"),
    colour("cream-brown", "#f8edd0", "#7a4a12", "#54320a", "#54320a"),
];

pub(super) fn find(name: &str) -> Option<&'static Colour> {
    COLOURS.iter().find(|colour| colour.name == name)
}
