//! The lines of a bill: columns as wide as their widest amount, and rows that stay in one piece.

use super::super::palette::{BORDER, MUTED, TEXT};
use super::super::typesetting::{Paragraph, TextStyle, Typesetter};
use super::data::{BillData, BillLine};
use super::page::{CONTENT_WIDTH, FilledRect, MARGIN, PageLayout};

const NAME: TextStyle = TextStyle::regular(9.5, TEXT);
const NUMBER: TextStyle = TextStyle::regular(9.5, TEXT).right_aligned();
const AMOUNT: TextStyle = TextStyle::bold(9.5, TEXT).right_aligned();
const SMALL: TextStyle = TextStyle::regular(7.5, MUTED);
const HEADING: TextStyle = TextStyle::bold(7.5, MUTED);
/// Space between two columns.
const GUTTER: f32 = 12.0;
/// Space above and below the texts of a row.
const PADDING: f32 = 3.5;
/// The most a column of numbers may take; a longer number is broken.
const MAX_NUMBER_WIDTH: f32 = 84.0;

/// The most lines of a name: a row must fit on a page.
const MAX_LINES: usize = 6;

/// How wide the columns are, the same on every page.
pub(super) struct Columns {
    name: f32,
    quantity: f32,
    unit_price: f32,
    amount: f32,
}

impl Columns {
    /// Measures every number of the bill; names get the rest.
    pub(super) fn measure(typesetter: &mut Typesetter, bill: &BillData) -> Self {
        let labels = &bill.labels;
        let mut quantity = typesetter.width(&labels.quantity, HEADING);
        let mut unit_price = typesetter.width(&labels.unit_price, HEADING);
        let mut amount = typesetter.width(&labels.amount, HEADING);
        for line in &bill.lines {
            quantity = quantity.max(typesetter.width(&line.quantity, NUMBER));
            unit_price = unit_price.max(typesetter.width(&line.unit_price, NUMBER));
            if let Some(mrp) = mrp_text(bill, line) {
                unit_price = unit_price.max(typesetter.width(&mrp, SMALL));
            }
            amount = amount.max(typesetter.width(&line.amount, AMOUNT));
        }
        // A hair more than measured, so that rounding never breaks a number.
        let [quantity, unit_price, amount] =
            [quantity, unit_price, amount].map(|width| (width + 0.5).min(MAX_NUMBER_WIDTH));
        Self {
            name: CONTENT_WIDTH - quantity - unit_price - amount - 3.0 * GUTTER,
            quantity,
            unit_price,
            amount,
        }
    }

    fn quantity_x(&self) -> f32 {
        MARGIN + self.name + GUTTER
    }

    fn unit_price_x(&self) -> f32 {
        self.quantity_x() + self.quantity + GUTTER
    }

    fn amount_x(&self) -> f32 {
        self.unit_price_x() + self.unit_price + GUTTER
    }
}

fn mrp_text(bill: &BillData, line: &BillLine) -> Option<String> {
    line.mrp.as_ref().map(|mrp| format!("{} {mrp}", bill.labels.mrp))
}

/// Places the column headings; returns their lower edge.
pub(super) fn place_headings(
    page: &mut PageLayout,
    typesetter: &mut Typesetter,
    bill: &BillData,
    columns: &Columns,
    top: f32,
) -> f32 {
    let labels = &bill.labels;
    let right = HEADING.right_aligned();
    let cells = [
        (MARGIN, typesetter.paragraph(&labels.item, HEADING, columns.name)),
        (columns.quantity_x(), typesetter.paragraph(&labels.quantity, right, columns.quantity)),
        (columns.unit_price_x(), typesetter.paragraph(&labels.unit_price, right, columns.unit_price)),
        (columns.amount_x(), typesetter.paragraph(&labels.amount, right, columns.amount)),
    ];
    let mut tallest: f32 = 0.0;
    for (x, cell) in cells {
        tallest = tallest.max(page.add_text(x, top, cell));
    }
    let bottom = top + tallest + 2.0;
    page.add_rect(FilledRect::rule(MARGIN, bottom, CONTENT_WIDTH, 0.8, MUTED));
    bottom + 1.0
}

/// A line of the bill, shaped but not yet placed.
pub(super) struct TableRow {
    name: Paragraph,
    pack: Option<Paragraph>,
    quantity: Paragraph,
    unit_price: Paragraph,
    mrp: Option<Paragraph>,
    amount: Paragraph,
    quantity_x: f32,
    unit_price_x: f32,
    amount_x: f32,
}

impl TableRow {
    /// Shapes one line of the bill.
    pub(super) fn new(
        typesetter: &mut Typesetter,
        bill: &BillData,
        columns: &Columns,
        line: &BillLine,
    ) -> Self {
        let pack = (!line.pack.trim().is_empty())
            .then(|| typesetter.clamped_paragraph(&line.pack, SMALL, columns.name, MAX_LINES));
        let mrp = mrp_text(bill, line)
            .map(|mrp| typesetter.paragraph(&mrp, SMALL.right_aligned(), columns.unit_price));
        Self {
            name: typesetter.clamped_paragraph(&line.name, NAME, columns.name, MAX_LINES),
            pack,
            quantity: typesetter.paragraph(&line.quantity, NUMBER, columns.quantity),
            unit_price: typesetter.paragraph(&line.unit_price, NUMBER, columns.unit_price),
            mrp,
            amount: typesetter.paragraph(&line.amount, AMOUNT, columns.amount),
            quantity_x: columns.quantity_x(),
            unit_price_x: columns.unit_price_x(),
            amount_x: columns.amount_x(),
        }
    }

    /// How much of the page it takes, with its rule.
    pub(super) fn height(&self) -> f32 {
        let under = |text: &Option<Paragraph>| text.as_ref().map_or(0.0, Paragraph::height);
        let name = self.name.height() + under(&self.pack);
        let price = self.unit_price.height() + under(&self.mrp);
        let numbers = self.quantity.height().max(self.amount.height());
        name.max(price).max(numbers) + 2.0 * PADDING
    }

    /// Places it; returns its lower edge.
    pub(super) fn place(self, page: &mut PageLayout, top: f32) -> f32 {
        let bottom = top + self.height();
        let y = top + PADDING;
        let name_height = page.add_text(MARGIN, y, self.name);
        if let Some(pack) = self.pack {
            page.add_text(MARGIN, y + name_height, pack);
        }
        page.add_text(self.quantity_x, y, self.quantity);
        let price_height = page.add_text(self.unit_price_x, y, self.unit_price);
        if let Some(mrp) = self.mrp {
            page.add_text(self.unit_price_x, y + price_height, mrp);
        }
        page.add_text(self.amount_x, y, self.amount);
        page.add_rect(FilledRect::rule(MARGIN, bottom - 0.5, CONTENT_WIDTH, 0.5, BORDER));
        bottom
    }
}
