//! The forms a pack can have. Light from the upper left, no outlines, no filters, 96 × 96 units.

use super::label::{self, Place};
use super::parts::Parts;

/// A form and the function that draws it.
#[derive(Debug)]
pub(super) struct Template {
    pub(super) name: &'static str,
    pub(super) draw: fn(&Parts<'_>) -> String,
}

pub(super) static TEMPLATES: [Template; 24] = [
    Template { name: "pouch", draw: pouch },
    Template { name: "sack", draw: sack },
    Template { name: "packet", draw: packet },
    Template { name: "packet-wide", draw: packet_wide },
    Template { name: "bottle", draw: |pack| bottle(pack, &OIL_BOTTLE) },
    Template { name: "bottle-round", draw: |pack| bottle(pack, &ROUND_BOTTLE) },
    Template { name: "bottle-flat", draw: |pack| bottle(pack, &FLAT_BOTTLE) },
    Template { name: "bottle-pump", draw: |pack| bottle(pack, &PUMP_BOTTLE) },
    Template { name: "can", draw: |pack| bottle(pack, &SPRAY_CAN) },
    Template { name: "jerrycan", draw: |pack| bottle(pack, &JERRYCAN) },
    Template { name: "jar", draw: jar },
    Template { name: "tub", draw: tub },
    Template { name: "box", draw: standing_box },
    Template { name: "box-wide", draw: lying_box },
    Template { name: "tin", draw: tin },
    Template { name: "tube", draw: tube },
    Template { name: "bar", draw: bar },
    Template { name: "carton", draw: carton },
    Template { name: "milk", draw: milk },
    Template { name: "sachet", draw: sachet },
    Template { name: "book", draw: book },
    Template { name: "bowl", draw: bowl },
    Template { name: "card", draw: card },
    Template { name: "loaf", draw: loaf },
];

pub(super) fn find(name: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.name == name)
}

const fn place(x: f32, y: f32, width: f32, height: f32, size: f32) -> Place {
    Place { x, y, width, height, size }
}

/// A drawing at a point, scaled.
fn art(drawing: &str, x: f32, y: f32, scale: f32) -> String {
    let scale = if (scale - 1.0).abs() < 0.01 { String::new() } else { format!("scale({scale})") };
    format!(r#"<g transform="translate({x} {y}){scale}">{drawing}</g>"#)
}

fn shine(path: &str) -> String {
    format!(r##"<path d="{path}" fill="#fff" opacity=".3"/>"##)
}

impl Parts<'_> {
    fn label(&self, place: Place) -> String {
        label::draw(place, self.latin, self.devanagari, self.colour.ink)
    }

    /// The label with the emblem below it, or the label alone in the middle of the face.
    fn face(&self, with_emblem: Place, emblem: (f32, f32, f32), alone: Place) -> String {
        match self.contents.emblem() {
            Some(drawing) => {
                let (x, y, scale) = emblem;
                art(&drawing, x, y, scale) + &self.label(with_emblem)
            }
            None => self.label(alone),
        }
    }
}

/// A clear pouch: the store's own packing, a printed label on visible contents.
fn pouch(pack: &Parts<'_>) -> String {
    let colour = pack.colour;
    let fill = pack.contents.fill().unwrap_or("#f1ecdf");
    let mut svg = format!(
        r##"<path d="M16 12h64c-1 8 3 14 4 28 0 18-1 32-4 46H16c-3-14-4-28-4-46 1-14 5-20 4-28z" fill="{fill}"/><path d="M14 8l4-4 5 4 5-4 5 4 5-4 5 4 5-4 5 4 5-4 5 4 5-4 5 4 5-4 4 4-2 12H16zM15 84h66v6H15z" fill="#dfe7ec"/>"##
    );
    if pack.contents.fill().is_none()
        && let Some(drawing) = pack.contents.emblem()
    {
        svg += &art(&drawing, 48.0, 27.0, 0.5);
    }
    svg += &shine("M20 22c-4 18-4 38 0 60h5c-4-20-4-40 1-60z");
    svg += &format!(
        r##"<rect x="21" y="37" width="54" height="40" rx="4" fill="{}"/><path d="M21 62h54v11q0 4-4 4H25q-4 0-4-4z" fill="#fff"/>"##,
        colour.main
    );
    svg += &label::draw(place(48.0, 49.5, 49.0, 24.0, 12.5), pack.latin, "", colour.ink);
    svg + &label::draw(place(48.0, 69.5, 49.0, 13.0, 12.0), "", pack.devanagari, colour.deep)
}

/// A woven sack: atta and rice from 5 kg; stitched mouth, printed panel.
fn sack(pack: &Parts<'_>) -> String {
    let panel = pack.colour.main;
    format!(
        r##"<path d="M22 12h52c-2 6 4 10 5 26 1 20-1 34-3 46-1 5-3 6-7 6H27c-4 0-6-1-7-6-2-12-4-26-3-46 1-16 7-20 5-26z" fill="#f0e7d6"/><path d="M21 5q27 4 54 0l-2 12q-25 3-50 0z" fill="#d9cbb0"/><path d="M23 12q25 3 50 0" stroke="#a33" stroke-width="1.5" stroke-dasharray="3 2" fill="none"/><path d="M17.5 45c0-4 0-8 1-14h59c1 6 1 10 1 14-1 13-1 24-2 34h-57c-1-10-2-21-2-34z" fill="{panel}"/>"##
    ) + &pack.face(
        place(48.0, 46.0, 53.0, 27.0, 15.0),
        (48.0, 69.0, 0.55),
        place(48.0, 55.0, 53.0, 38.0, 16.0),
    ) + &shine("M25 20c-5 16-5 44 0 66l5 2c-6-23-6-46-1-69z")
}

/// A printed pillow packet: chips, snacks, spices.
fn packet(pack: &Parts<'_>) -> String {
    let (main, dark) = (pack.colour.main, pack.colour.dark);
    format!(
        r##"<path d="M18 10l4-4 4 3 4-3 4 3 4-3 5 3 5-3 5 3 5-3 4 3 4-3 4 3 4-3 4 4q4 40 0 76l-4 4-4-3-4 3-4-3-4 3-5-3-5 3-5-3-5 3-4-3-4 3-4-3-4 3-4-4q-4-38 0-76z" fill="{dark}"/><path d="M18 16h60q2 34 0 64H18q-3-32 0-64z" fill="{main}"/>"##
    ) + &pack.face(
        place(48.0, 34.0, 56.0, 32.0, 15.0),
        (48.0, 65.0, 0.95),
        place(48.0, 48.0, 56.0, 44.0, 16.0),
    ) + &shine("M22 18h5q-3 30 0 60h-5q-3-30 0-60z")
}

/// The same, lying: biscuits, noodles.
fn packet_wide(pack: &Parts<'_>) -> String {
    let (main, dark) = (pack.colour.main, pack.colour.dark);
    format!(
        r##"<path d="M4 27l5-3h78l5 3-3 4 3 4-3 4 3 4-3 4 3 4-3 4 3 4-3 4 3 4-3 4 3 4-5 3H9l-5-3 3-4-3-4 3-4-3-4 3-4-3-4 3-4-3-4 3-4-3-4 3-4-3-4z" fill="{dark}"/><path d="M12 24h72v54H12z" fill="{main}"/>"##
    ) + &pack.face(
        place(37.0, 51.0, 47.0, 36.0, 13.0),
        (71.0, 51.0, 0.78),
        place(48.0, 51.0, 66.0, 40.0, 16.0),
    ) + &shine("M12 26h72v5H12z")
}

/// The outline of a bottle, its cap, and its label's left edge, top, width and height.
struct Bottle {
    body: &'static str,
    cap: &'static str,
    label: (f32, f32, f32, f32),
}

static OIL_BOTTLE: Bottle = Bottle {
    body: "M40 16h16v6c0 4 14 6 14 18v10l-3 5 3 5v24q0 6-6 6H32q-6 0-6-6V60l3-5-3-5V40c0-12 14-14 14-18z",
    cap: "M39 5h18v12H39z",
    label: (26.0, 42.0, 44.0, 39.0),
};
static ROUND_BOTTLE: Bottle = Bottle {
    body: "M42 18h12v8c0 6 16 9 16 22v36q0 6-6 6H32q-6 0-6-6V48c0-13 16-16 16-22z",
    cap: "M40 6h16v13H40z",
    label: (26.0, 43.0, 44.0, 38.0),
};
static FLAT_BOTTLE: Bottle = Bottle {
    body: "M38 20h20v4q14 3 14 14v46q0 6-6 6H30q-6 0-6-6V38q0-11 14-14z",
    cap: "M40 6h16v15H40z",
    label: (24.0, 40.0, 48.0, 41.0),
};
static PUMP_BOTTLE: Bottle = Bottle {
    body: "M40 24h16v4q16 2 16 12v44q0 6-6 6H30q-6 0-6-6V40q0-10 16-12z",
    cap: "M40 16h16v9H40zM46 9h4v8h-4zM30 5h20q3 0 3 3v2H36l-6 3z",
    label: (24.0, 42.0, 48.0, 39.0),
};
static SPRAY_CAN: Bottle = Bottle {
    body: "M34 26h28q7 2 7 9v49q0 6-6 6H33q-6 0-6-6V35q0-7 7-9z",
    cap: "M37 8q11-5 22 0v18H37z",
    label: (27.0, 37.0, 42.0, 44.0),
};
static JERRYCAN: Bottle = Bottle {
    body: "M22 24h8q0-8 8-8h12v8h20q8 0 8 8v50q0 8-8 8H26q-8 0-8-8V32q0-8 4-8zM36 24h12v-3H40q-4 0-4 3z",
    cap: "M54 10h16v14H54z",
    label: (18.0, 40.0, 60.0, 38.0),
};

/// A bottle of oil, sauce, drinks or cleaners; clear with a liquid, in the label's dark colour with a drawing.
fn bottle(pack: &Parts<'_>, bottle: &Bottle) -> String {
    let (x, y, width, height) = bottle.label;
    let body = pack.contents.fill().unwrap_or(pack.colour.dark);
    let middle = (x + width / 2.0, y + height / 2.0);
    let mut svg = format!(
        r#"<path d="{}" fill="{body}"/><path d="{}" fill="{}"/><rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{}"/>"#,
        bottle.body, bottle.cap, pack.colour.dark, pack.colour.main
    );
    match pack.contents.emblem().filter(|_| pack.contents.fill().is_none()) {
        Some(drawing) => {
            svg += &art(&drawing, middle.0, y + height - 10.0, 0.52);
            svg += &pack.label(place(middle.0, y + 11.5, width - 3.0, 21.0, 11.0));
        }
        None => svg += &pack.label(place(middle.0, middle.1, width - 3.0, height - 4.0, 13.0)),
    }
    svg + &shine("M31 36q3-7 8-10v62h-5q-3 0-3-5z")
}

/// A glass jar: pickle, ghee, jam, honey.
fn jar(pack: &Parts<'_>) -> String {
    let (main, dark) = (pack.colour.main, pack.colour.dark);
    let fill = pack.contents.fill().unwrap_or("#e8efe9");
    let drawing = pack.contents.emblem().filter(|_| pack.contents.fill().is_none());
    let mut svg = format!(
        r##"<path d="M26 20h44q6 3 6 10v52q0 8-8 8H28q-8 0-8-8V30q0-7 6-10z" fill="{fill}"/><path d="M26 20h44q4 2 5.5 6h-55q1.5-4 5.5-6z" fill="#fff" opacity=".45"/><rect x="23" y="6" width="50" height="15" rx="4" fill="{dark}"/><path d="M29 6v15M37 6v15M45 6v15M53 6v15M61 6v15" stroke="#fff" opacity=".18" stroke-width="2"/><rect x="20" y="37" width="56" height="43" fill="{main}"/>"##
    );
    match drawing {
        Some(drawing) => {
            svg += &art(&drawing, 48.0, 70.0, 0.5);
            svg += &pack.label(place(48.0, 49.0, 52.0, 22.0, 12.0));
        }
        None => svg += &pack.label(place(48.0, 58.5, 52.0, 36.0, 14.0)),
    }
    svg + &shine("M25 31q0-4 4-6v61q-4-1-4-6z")
}

/// A cup with a lid: curd, ice cream, cream.
fn tub(pack: &Parts<'_>) -> String {
    let (main, dark) = (pack.colour.main, pack.colour.dark);
    format!(
        r##"<path d="M17 30h62l-6 53q-1 6-7 6H30q-6 0-7-6z" fill="{main}"/><path d="M12 24q0-8 8-8h56q8 0 8 8v6q0 4-4 4H16q-4 0-4-4z" fill="{dark}"/><path d="M12 25h72v3H12z" fill="#fff" opacity=".3"/>"##
    ) + &pack.face(
        place(48.0, 50.0, 50.0, 28.0, 14.0),
        (48.0, 75.0, 0.66),
        place(48.0, 60.0, 48.0, 40.0, 15.0),
    ) + &shine("M24 36l6 50h4l-5-50z")
}

/// A standing carton box: tea, masala, corn flakes.
fn standing_box(pack: &Parts<'_>) -> String {
    let (main, dark) = (pack.colour.main, pack.colour.dark);
    format!(
        r##"<path d="M16 16l10-9h54l-8 9z" fill="{dark}"/><path d="M72 16l8-9v72l-8 11z" fill="{dark}"/><path d="M16 16h56v74H16z" fill="{main}"/><path d="M72 16l8-9v72l-8 11z" opacity=".18"/>"##
    ) + &pack.face(
        place(44.0, 36.0, 52.0, 34.0, 15.0),
        (44.0, 71.0, 0.95),
        place(44.0, 53.0, 52.0, 46.0, 16.0),
    )
}

/// A lying box: agarbatti, toothpaste, foil.
fn lying_box(pack: &Parts<'_>) -> String {
    let (main, dark) = (pack.colour.main, pack.colour.dark);
    format!(
        r#"<path d="M4 34l10-9h78l-6 9z" fill="{dark}"/><path d="M86 34l6-9v38l-6 9z" fill="{dark}"/><path d="M4 34h82v38H4z" fill="{main}"/><path d="M86 34l6-9v38l-6 9z" opacity=".18"/>"#
    ) + &pack.face(
        place(34.0, 53.0, 54.0, 34.0, 14.0),
        (73.0, 53.0, 0.72),
        place(45.0, 53.0, 76.0, 34.0, 16.0),
    )
}

/// A printed tin: coffee, ghee, baby food.
fn tin(pack: &Parts<'_>) -> String {
    let (main, dark) = (pack.colour.main, pack.colour.dark);
    format!(
        r##"<path d="M18 17h60v66q0 7-30 7t-30-7z" fill="{main}"/><ellipse cx="48" cy="17" rx="30" ry="8" fill="#c9d1d6"/><ellipse cx="48" cy="16" rx="26" ry="6" fill="#e6ebee"/><path d="M18 80q30 8 60 0v3q0 7-30 7t-30-7z" fill="{dark}"/>"##
    ) + &pack.face(
        place(48.0, 42.0, 54.0, 29.0, 15.0),
        (48.0, 69.0, 0.72),
        place(48.0, 52.0, 54.0, 42.0, 16.0),
    ) + &shine("M24 25l6 2v58l-6-2z")
}

/// A tube: toothpaste, cream.
fn tube(pack: &Parts<'_>) -> String {
    let (main, dark) = (pack.colour.main, pack.colour.dark);
    format!(
        r##"<g transform="rotate(-18 48 48)"><path d="M2 31h8l62 3q8 4 8 14t-8 14l-62 3H2z" fill="{main}"/><path d="M2 31h7v34H2zM78 39h14v18H78z" fill="{dark}"/>"##
    ) + &pack.face(
        place(36.0, 48.0, 48.0, 28.0, 12.0),
        (69.0, 48.0, 0.55),
        place(42.0, 48.0, 62.0, 28.0, 14.0),
    ) + &shine("M10 33l62 3q3 1 4 3l-66-2z")
        + "</g>"
}

/// A wrapped bar: soap, chocolate, butter.
fn bar(pack: &Parts<'_>) -> String {
    let (main, dark) = (pack.colour.main, pack.colour.dark);
    format!(
        r#"<path d="M6 38l10-12h74l-8 12z" fill="{dark}"/><path d="M82 38l8-12v36l-8 12z" fill="{dark}"/><path d="M82 38l8-12v36l-8 12z" opacity=".18"/><rect x="6" y="38" width="76" height="36" rx="3" fill="{main}"/>"#
    ) + &pack.face(
        place(33.0, 56.0, 50.0, 32.0, 13.0),
        (69.0, 56.0, 0.7),
        place(44.0, 56.0, 70.0, 32.0, 15.0),
    )
}

/// A brick carton with a straw: juice, buttermilk.
fn carton(pack: &Parts<'_>) -> String {
    let (main, dark) = (pack.colour.main, pack.colour.dark);
    format!(
        r##"<path d="M20 18l9-10h44l-8 10z" fill="#e9eef0"/><path d="M65 18l8-10v72l-8 10z" fill="{dark}"/><path d="M20 18h45v72H20z" fill="{main}"/><path d="M58 2l4-1-4 12h-4z" fill="#fff"/>"##
    ) + &pack.face(
        place(42.5, 37.0, 42.0, 32.0, 13.0),
        (42.5, 71.0, 0.88),
        place(42.5, 54.0, 42.0, 40.0, 14.0),
    )
}

/// An opaque milk pouch with a wave of colour.
fn milk(pack: &Parts<'_>) -> String {
    let colour = pack.colour;
    format!(
        r##"<path d="M17 8h62q-3 6 0 12 5 30 0 58-2 6 0 10H17q2-4 0-10-5-28 0-58 3-6 0-12z" fill="#fff"/><path d="M17 8h62q-2 4-1 8H18q1-4-1-8zM17 88q1-4 1-8h60q-1 4 1 8z" fill="#d8e2ea"/><path d="M15 54q16-10 33 0t33-2q-1 14-3 28H18q-2-12-3-26z" fill="{}"/>"##,
        colour.main
    ) + &label::draw(place(48.0, 34.0, 54.0, 30.0, 17.0), pack.latin, "", colour.deep)
        + &label::draw(place(48.0, 68.0, 56.0, 16.0, 14.0), "", pack.devanagari, colour.ink)
}

/// Sachets in a strip: shampoo, sauce, coffee.
fn sachet(pack: &Parts<'_>) -> String {
    let (main, dark) = (pack.colour.main, pack.colour.dark);
    format!(
        r##"<path d="M6 12h26v72H6zM35 12h26v72H35zM64 12h26v72H64z" fill="{dark}"/><path d="M6 20h26v56H6zM35 20h26v56H35zM64 20h26v56H64z" fill="{main}"/><path d="M33.5 10v76M62.5 10v76" stroke="#fff" stroke-dasharray="3 2"/><rect x="4" y="34" width="88" height="30" rx="3" fill="#fff"/>"##
    ) + &label::draw(place(48.0, 49.0, 84.0, 27.0, 13.0), pack.latin, pack.devanagari, pack.colour.deep)
}

/// The cover of a book.
fn book(pack: &Parts<'_>) -> String {
    let (main, dark) = (pack.colour.main, pack.colour.dark);
    format!(
        r##"<path d="M18 6h58q4 0 4 4v76H22q-6 0-6-6V10z" fill="{dark}"/><path d="M24 82h54v6H22q-4 0-4-3t6-3z" fill="#f7f2e4"/><path d="M24 6h52q4 0 4 4v72H24z" fill="{main}"/><path d="M24 6h4v76h-4z" opacity=".18"/>"##
    ) + &pack.face(
        place(54.0, 26.0, 48.0, 32.0, 12.0),
        (54.0, 62.0, 1.1),
        place(54.0, 44.0, 48.0, 50.0, 14.0),
    )
}

/// Loose goods heaped in a steel bowl.
fn bowl(pack: &Parts<'_>) -> String {
    let heap = match (pack.contents.fill(), pack.contents.emblem()) {
        (Some(fill), _) => format!(r#"<path d="M14 52q6-22 18-28 14-8 32 2 12 8 18 26z" fill="{fill}"/>"#),
        (None, Some(drawing)) => format!(
            r##"<defs><g id="e">{drawing}</g></defs><use href="#e" x="30" y="42"/><use href="#e" x="66" y="42"/><use href="#e" x="48" y="34"/>"##
        ),
        (None, None) => String::new(),
    };
    let tag = if pack.latin.is_empty() && pack.devanagari.is_empty() {
        String::new()
    } else {
        format!(
            r##"<rect x="20" y="54" width="56" height="29" rx="3" fill="#fff6dc"/>{}"##,
            label::draw(place(48.0, 68.5, 52.0, 26.0, 12.0), pack.latin, pack.devanagari, pack.colour.deep)
        )
    };
    format!(
        r##"{heap}<path d="M6 50h84q0 38-30 38H36Q6 88 6 50z" fill="#c3ccd2"/><path d="M6 50h84q0 4-1 8H7q-1-4-1-8z" fill="#e7ecef"/><path d="M14 60q2 18 18 25h-6Q11 78 9 60z" fill="#fff" opacity=".6"/>{tag}"##
    )
}

/// A hanging card with the good in a clear window: combs, batteries, pins.
fn card(pack: &Parts<'_>) -> String {
    let window = pack.contents.emblem().map(|drawing| art(&drawing, 48.0, 65.0, 1.15)).unwrap_or_default();
    format!(
        r##"<rect x="14" y="5" width="68" height="87" rx="4" fill="{}"/><path d="M42 9h12q0 5-6 5t-6-5z" fill="#fff"/><rect x="20" y="43" width="56" height="44" rx="4" fill="#fff"/>{window}"##,
        pack.colour.main
    ) + &pack.label(place(48.0, 28.5, 62.0, 26.0, 13.0))
}

/// A sliced loaf in a printed wrapper.
fn loaf(pack: &Parts<'_>) -> String {
    format!(
        r##"<path d="M8 36c-8-14 4-24 16-24h50c12 0 22 10 14 24v46q0 6-6 6H14q-6 0-6-6z" fill="#c98c4a"/><path d="M14 38c-8-12 2-20 10-20h34c10 0 18 8 10 20v42q0 4-4 4H18q-4 0-4-4z" fill="{}"/><rect x="8" y="48" width="80" height="30" fill="{}"/>"##,
        pack.contents.fill().unwrap_or("#f6e2bd"),
        pack.colour.main
    ) + &pack.label(place(48.0, 63.0, 74.0, 27.0, 13.0))
}
