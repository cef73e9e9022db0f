//! The layout of a bill: every text is placed on a page.

use super::super::RenderError;
use super::super::palette::{ACCENT_TINT, BORDER, BRAND, Colour, MUTED, TEXT};
use super::super::typesetting::{Paragraph, TextStyle, Typesetter};
use super::data::BillData;
use super::header;
use super::page::{CONTENT_BOTTOM, CONTENT_WIDTH, FOOTER_Y, FilledRect, MARGIN, PageLayout};
use super::table::{Columns, TableRow, place_headings};

/// The totals are in the right part of the page, under the amounts.
const TOTALS_WIDTH: f32 = 214.0;
/// The width of an amount within that.
const TOTALS_AMOUNT_WIDTH: f32 = 96.0;
/// Space inside the box of the payment note.
const PADDING: f32 = 10.0;

/// Lays the whole bill out.
pub(super) fn lay_out(bill: &BillData) -> Result<Vec<PageLayout>, RenderError> {
    let mut builder = LayoutBuilder {
        bill,
        typesetter: Typesetter::new()?,
        done: Vec::new(),
        page: PageLayout::default(),
        y: 0.0,
    };
    builder.y = header::place_first_header(&mut builder.page, &mut builder.typesetter, bill);
    builder.place_lines();
    builder.place_totals();
    builder.place_payment_note();
    builder.place_notes();
    Ok(builder.finish())
}

struct LayoutBuilder<'a> {
    bill: &'a BillData,
    typesetter: Typesetter,
    done: Vec<PageLayout>,
    page: PageLayout,
    /// The upper edge of what comes next on the page.
    y: f32,
}

impl LayoutBuilder<'_> {
    fn start_page(&mut self) {
        self.done.push(std::mem::take(&mut self.page));
        self.y = header::place_next_header(&mut self.page, &mut self.typesetter, self.bill);
    }

    /// Starts a page unless `height` more fits on this one.
    fn ensure_room(&mut self, height: f32) {
        if self.y + height > CONTENT_BOTTOM {
            self.start_page();
        }
    }

    fn place_lines(&mut self) {
        let columns = Columns::measure(&mut self.typesetter, self.bill);
        self.place_headings(&columns);
        for line in &self.bill.lines {
            let row = TableRow::new(&mut self.typesetter, self.bill, &columns, line);
            if self.y + row.height() > CONTENT_BOTTOM {
                self.start_page();
                self.place_headings(&columns);
            }
            self.y = row.place(&mut self.page, self.y);
        }
    }

    fn place_headings(&mut self, columns: &Columns) {
        self.y = place_headings(&mut self.page, &mut self.typesetter, self.bill, columns, self.y);
    }

    fn place_totals(&mut self) {
        let labels = &self.bill.labels;
        let totals = &self.bill.totals;
        let plain = TextStyle::regular(9.5, TEXT);
        let mut sums = Vec::new();
        if let Some(amount) = &totals.mrp_total {
            sums.push(self.total_row(&labels.items_at_mrp, amount, plain));
        }
        if let Some(amount) = &totals.savings {
            sums.push(self.total_row(&labels.you_save, amount, TextStyle::bold(9.5, BRAND)));
        }
        if let Some((label, amount)) = &totals.coupon {
            sums.push(self.total_row(label, amount, TextStyle::bold(9.5, BRAND)));
        }
        if let Some(amount) = &totals.taxes_included {
            sums.push(self.total_row(&labels.taxes_included, amount, TextStyle::regular(9.5, MUTED)));
        }
        let to_pay = self.total_row(&labels.to_pay, &totals.total, TextStyle::bold(14.0, TEXT));

        let height: f32 = sums.iter().map(TotalRow::height).sum();
        self.ensure_room(8.0 + height + 10.0 + to_pay.height());
        self.y += 8.0;
        for sum in sums {
            self.place_total(sum);
        }
        self.y += 4.0;
        let left = MARGIN + CONTENT_WIDTH - TOTALS_WIDTH;
        self.page.add_rect(FilledRect::rule(left, self.y, TOTALS_WIDTH, 0.8, BORDER));
        self.y += 5.0;
        self.place_total(to_pay);
    }

    fn total_row(&mut self, label: &str, amount: &str, style: TextStyle) -> TotalRow {
        let label_width = TOTALS_WIDTH - TOTALS_AMOUNT_WIDTH;
        TotalRow {
            label: self.typesetter.paragraph(label, style, label_width),
            amount: self.typesetter.paragraph(amount, style.right_aligned(), TOTALS_AMOUNT_WIDTH),
        }
    }

    fn place_total(&mut self, sum: TotalRow) {
        let left = MARGIN + CONTENT_WIDTH - TOTALS_WIDTH;
        let height = sum.height();
        self.page.add_text(left, self.y, sum.label);
        self.page.add_text(left + TOTALS_WIDTH - TOTALS_AMOUNT_WIDTH, self.y, sum.amount);
        self.y += height;
    }

    fn place_payment_note(&mut self) {
        if self.bill.how_to_pay.trim().is_empty() {
            return;
        }
        let width = CONTENT_WIDTH - 2.0 * PADDING;
        let label = TextStyle::bold(8.0, MUTED);
        let label = self.typesetter.paragraph(&self.bill.labels.how_to_pay, label, width);
        let text = TextStyle::regular(10.0, TEXT);
        let text = self.typesetter.paragraph(&self.bill.how_to_pay, text, width);
        let height = label.height() + text.height() + 2.0 * PADDING - 4.0;
        self.ensure_room(12.0 + height);
        self.y += 12.0;
        self.page.add_rect(FilledRect {
            x: MARGIN,
            y: self.y,
            width: CONTENT_WIDTH,
            height,
            radius: 6.0,
            colour: ACCENT_TINT,
        });
        let top = self.y + PADDING - 2.0;
        let label_height = self.page.add_text(MARGIN + PADDING, top, label);
        self.page.add_text(MARGIN + PADDING, top + label_height, text);
        self.y += height;
    }

    fn place_notes(&mut self) {
        self.y += 8.0;
        for note in &self.bill.notes {
            let note = self.small_paragraph(note, MUTED);
            self.ensure_room(note.height());
            self.y += self.page.add_text(MARGIN, self.y, note) + 2.0;
        }
    }

    fn small_paragraph(&mut self, text: &str, colour: Colour) -> Paragraph {
        self.typesetter.paragraph(text, TextStyle::regular(8.0, colour), CONTENT_WIDTH)
    }

    /// Numbers the pages, which only now can be counted.
    fn finish(mut self) -> Vec<PageLayout> {
        self.done.push(self.page);
        let labels = &self.bill.labels;
        let pages = self.done.len();
        let style = TextStyle::regular(7.5, MUTED);
        let half = CONTENT_WIDTH / 2.0;
        for (index, page) in self.done.iter_mut().enumerate() {
            let number = labels
                .page_of
                .replace("{pages}", &pages.to_string())
                .replace("{page}", &(index + 1).to_string());
            let number = self.typesetter.paragraph(&number, style.right_aligned(), half);
            let warning = self.typesetter.paragraph(&labels.not_a_tax_invoice, style, half);
            page.add_rect(FilledRect::rule(MARGIN, FOOTER_Y - 5.0, CONTENT_WIDTH, 0.5, BORDER));
            page.add_text(MARGIN, FOOTER_Y, warning);
            page.add_text(MARGIN + half, FOOTER_Y, number);
        }
        self.done
    }
}

/// A total and its label.
struct TotalRow {
    label: Paragraph,
    amount: Paragraph,
}

impl TotalRow {
    fn height(&self) -> f32 {
        self.label.height().max(self.amount.height())
    }
}
