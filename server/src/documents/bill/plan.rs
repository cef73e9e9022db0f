//! Every text of a bill finds its place on a page.

use super::super::DrawError;
use super::super::palette::{Colour, INK, LEAF, LINE, MARIGOLD_SOFT, MUTED};
use super::super::typesetting::{Paragraph, TextStyle, Typesetter};
use super::head;
use super::marks::{BOTTOM, CONTENT_WIDTH, FOOT, MARGIN, Panel, PlannedPage};
use super::sheet::BillSheet;
use super::table::{Columns, Row, headings};

/// The sums stand in the right part of the page, under the amounts.
const SUMS_WIDTH: f32 = 214.0;
/// What an amount among the sums may take of that.
const SUM_AMOUNT_WIDTH: f32 = 96.0;
/// Space inside the panel that says how to pay.
const PADDING: f32 = 10.0;

/// Lays the whole bill out.
pub(super) fn plan(sheet: &BillSheet) -> Result<Vec<PlannedPage>, DrawError> {
    let mut planner = Planner {
        sheet,
        typesetter: Typesetter::new()?,
        done: Vec::new(),
        page: PlannedPage::default(),
        y: 0.0,
    };
    planner.y = head::first_page(&mut planner.page, &mut planner.typesetter, sheet);
    planner.lines();
    planner.sums();
    planner.how_to_pay();
    planner.notes();
    Ok(planner.finish())
}

struct Planner<'a> {
    sheet: &'a BillSheet,
    typesetter: Typesetter,
    done: Vec<PlannedPage>,
    page: PlannedPage,
    /// Where the next thing goes on the page.
    y: f32,
}

impl Planner<'_> {
    fn turn_page(&mut self) {
        self.done.push(std::mem::take(&mut self.page));
        self.y = head::next_page(&mut self.page, &mut self.typesetter, self.sheet);
    }

    /// Turns the page unless `height` more fits on it.
    fn make_room(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.turn_page();
        }
    }

    fn lines(&mut self) {
        let columns = Columns::measure(&mut self.typesetter, self.sheet);
        self.headings(&columns);
        for line in &self.sheet.lines {
            let row = Row::new(&mut self.typesetter, self.sheet, &columns, line);
            if self.y + row.height() > BOTTOM {
                self.turn_page();
                self.headings(&columns);
            }
            self.y = row.place(&mut self.page, self.y);
        }
    }

    fn headings(&mut self, columns: &Columns) {
        self.y = headings(&mut self.page, &mut self.typesetter, self.sheet, columns, self.y);
    }

    fn sums(&mut self) {
        let labels = &self.sheet.labels;
        let totals = &self.sheet.totals;
        let plain = TextStyle::regular(9.5, INK);
        let mut sums = Vec::new();
        if let Some(amount) = &totals.items_at_mrp {
            sums.push(self.sum(&labels.items_at_mrp, amount, plain));
        }
        if let Some(amount) = &totals.you_save {
            sums.push(self.sum(&labels.you_save, amount, TextStyle::bold(9.5, LEAF)));
        }
        if let Some(amount) = &totals.taxes_included {
            sums.push(self.sum(&labels.taxes_included, amount, TextStyle::regular(9.5, MUTED)));
        }
        let to_pay = self.sum(&labels.to_pay, &totals.to_pay, TextStyle::bold(14.0, INK));

        let height: f32 = sums.iter().map(Sum::height).sum();
        self.make_room(8.0 + height + 10.0 + to_pay.height());
        self.y += 8.0;
        for sum in sums {
            self.place(sum);
        }
        self.y += 4.0;
        let left = MARGIN + CONTENT_WIDTH - SUMS_WIDTH;
        self.page.panel(Panel::rule(left, self.y, SUMS_WIDTH, 0.8, LINE));
        self.y += 5.0;
        self.place(to_pay);
    }

    fn sum(&mut self, label: &str, amount: &str, style: TextStyle) -> Sum {
        let label_width = SUMS_WIDTH - SUM_AMOUNT_WIDTH;
        Sum {
            label: self.typesetter.paragraph(label, style, label_width),
            amount: self.typesetter.paragraph(amount, style.to_the_right(), SUM_AMOUNT_WIDTH),
        }
    }

    fn place(&mut self, sum: Sum) {
        let left = MARGIN + CONTENT_WIDTH - SUMS_WIDTH;
        let height = sum.height();
        self.page.text(left, self.y, sum.label);
        self.page.text(left + SUMS_WIDTH - SUM_AMOUNT_WIDTH, self.y, sum.amount);
        self.y += height;
    }

    fn how_to_pay(&mut self) {
        if self.sheet.how_to_pay.trim().is_empty() {
            return;
        }
        let width = CONTENT_WIDTH - 2.0 * PADDING;
        let label = TextStyle::bold(8.0, MUTED);
        let label = self.typesetter.paragraph(&self.sheet.labels.how_to_pay, label, width);
        let text = TextStyle::regular(10.0, INK);
        let text = self.typesetter.paragraph(&self.sheet.how_to_pay, text, width);
        let height = label.height() + text.height() + 2.0 * PADDING - 4.0;
        self.make_room(12.0 + height);
        self.y += 12.0;
        self.page.panel(Panel {
            x: MARGIN,
            y: self.y,
            width: CONTENT_WIDTH,
            height,
            radius: 6.0,
            colour: MARIGOLD_SOFT,
        });
        let top = self.y + PADDING - 2.0;
        let label_height = self.page.text(MARGIN + PADDING, top, label);
        self.page.text(MARGIN + PADDING, top + label_height, text);
        self.y += height;
    }

    fn notes(&mut self) {
        self.y += 8.0;
        for note in &self.sheet.notes {
            let note = self.small(note, MUTED);
            self.make_room(note.height());
            self.y += self.page.text(MARGIN, self.y, note) + 2.0;
        }
    }

    fn small(&mut self, text: &str, colour: Colour) -> Paragraph {
        self.typesetter.paragraph(text, TextStyle::regular(8.0, colour), CONTENT_WIDTH)
    }

    /// Numbers the pages, which only now can be counted.
    fn finish(mut self) -> Vec<PlannedPage> {
        self.done.push(self.page);
        let labels = &self.sheet.labels;
        let pages = self.done.len();
        let style = TextStyle::regular(7.5, MUTED);
        let half = CONTENT_WIDTH / 2.0;
        for (index, page) in self.done.iter_mut().enumerate() {
            let number = labels
                .page_of
                .replace("{pages}", &pages.to_string())
                .replace("{page}", &(index + 1).to_string());
            let number = self.typesetter.paragraph(&number, style.to_the_right(), half);
            let warning = self.typesetter.paragraph(&labels.not_a_tax_invoice, style, half);
            page.panel(Panel::rule(MARGIN, FOOT - 5.0, CONTENT_WIDTH, 0.5, LINE));
            page.text(MARGIN, FOOT, warning);
            page.text(MARGIN + half, FOOT, number);
        }
        self.done
    }
}

/// A sum and what it is called.
struct Sum {
    label: Paragraph,
    amount: Paragraph,
}

impl Sum {
    fn height(&self) -> f32 {
        self.label.height().max(self.amount.height())
    }
}
