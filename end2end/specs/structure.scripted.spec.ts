// What a screen reader finds on the main pages: landmarks, headings, controls. Goods, prices and times are left out.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { STORE, addTo, arrive, open, placeOrder } from "../support/steps.ts";
import { text } from "../support/texts.ts";

/** What every customer's page ends with. */
const FOOTER = `
- navigation "${text("layout.more_links")}":
  - link "${text("layout.change_place")}"
  - link "${text("layout.my_orders")}"
  - link "${text("layout.back_to_chat")}"`;

/** The upper end of a store's pages. */
const SEARCH = `
- search:
  - combobox "${text("catalog.search_in", { store: STORE.name })}"
  - button "${text("catalog.search")}"`;

const TABS = `
- navigation "${text("layout.store_bar")}":
  - link "${text("layout.shop_tab")}"
  - link "${text("layout.categories_tab")}"
  - link "${text("layout.orders_tab")}"`;

async function expectStructure(page: Page, expected: string): Promise<void> {
  const skip = `- link "${text("layout.skip")}"`;
  await expect(page.locator("body")).toMatchAriaSnapshot(`${skip}${expected}`);
}

test("the main pages have their landmarks, headings and controls", async ({ page, phones, consoleErrors }) => {
  await open(page, "/en");
  await expectStructure(page, `
- banner:
  - link "हिन्दी"
- main:
  - heading "${text("location.title")}" [level=1]
  - heading "${text("location.find_title")}" [level=2]
  - textbox "${text("location.field_label")}"
  - button "${text("location.show_stores")}"
  - heading "${text("location.how_title")}" [level=2]
  - list:
    - listitem: ${text("location.step_choose")}
    - listitem: ${text("location.step_packed")}
    - listitem: ${text("location.step_pick_up")}
- navigation "${text("layout.more_links")}"`);

  consoleErrors.expectStatus(404);
  await open(page, "/no-such-page");
  await expectStructure(page, `
- banner
- main:
  - heading "${text("error.page_not_found")}" [level=1]
  - link "${text("error.to_stores")}"
  - link "${text("layout.back_to_chat")}"`);

  await arrive(page, phones.customer());
  await open(page, "/cart");
  await expectStructure(page, `
- banner:
  - heading "${text("cart.title")}" [level=1]
- main:
  - heading "${text("cart.empty")}" [level=2]
  - link "${text("cart.find_stores")}"${FOOTER}`);

  await open(page, STORE.path);
  await expectStructure(page, `
- banner:
  - heading "${STORE.name}" [level=1]${SEARCH}
- main:
  - heading "${text("catalog.daily_basics")}" [level=2]
  - list
  - heading "${text("catalog.shop_by_category")}" [level=2]
  - list${TABS}${FOOTER}`);

  await open(page, `${STORE.path}/search?q=helicopter`);
  await expectStructure(page, `
- banner:
  - paragraph:
    - link "${STORE.name}"${SEARCH}
- main:
  - heading "${text("catalog.results_title", { query: "helicopter" })}" [level=1]
  - paragraph: ${text("catalog.no_results", { query: "helicopter" })}
  - list${TABS}${FOOTER}`);

  await open(page, `${STORE.path}/p/toor-dal-1kg`);
  await expectStructure(page, `
- banner:
  - paragraph:
    - link "${STORE.name}"${SEARCH}
- main:
  - article:
    - heading /Toor dal/ [level=1]
    - button /Toor dal/
    - heading "${text("catalog.pack_sizes")}" [level=2]
    - list${TABS}${FOOTER}`);

  await addTo(page, "toor-dal-1kg", 1);
  await open(page, "/cart");
  await expectStructure(page, `
- banner:
  - heading "${text("cart.title")}" [level=1]
- main:
  - list:
    - listitem:
      - link "Toor dal"
  - term: ${text("cart.total")}
  - link "${text("cart.checkout")}"${FOOTER}`);

  await open(page, "/checkout");
  await expectStructure(page, `
- banner:
  - heading "${text("checkout.title")}" [level=1]
  - button "हिन्दी"
- main:
  - group "${text("checkout.pick_up_time")}":
    - radio [checked]
  - textbox "${text("checkout.name")}"
  - textbox "${text("checkout.note")}"
  - heading "${text("checkout.pay")}" [level=2]
  - heading "${text("checkout.your_order")}" [level=2]
  - list
  - term: ${text("cart.total")}
- contentinfo:
  - paragraph
  - button /.+/${FOOTER}`);

  await placeOrder(page);
  await expectStructure(page, `
- banner:
  - heading /.+/ [level=1]
- main:
  - list "${text("order.steps")}"
  - status: ${text("order.not_ready")}
  - heading "${STORE.name}" [level=2]
  - link "${text("order.open_maps")}"
  - link "${text("order.bill")}"
  - heading "${text("order.lines_title")}" [level=2]
  - list
  - button "${text("order.again")}"`);

  await open(page, "/orders");
  await expectStructure(page, `
- banner:
  - heading "${text("order.list_title")}" [level=1]
- main:
  - list:
    - listitem:
      - link /.+/:
        - heading /.+/ [level=2]
      - button "${text("order.again")}"
  - button "${text("layout.sign_out")}"${FOOTER}`);
});
