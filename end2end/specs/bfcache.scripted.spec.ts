// The back-forward cache restores a page as it was: a live page with old numbers.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import {
  STORE,
  add,
  addTo,
  arrive,
  chooseSlot,
  numberOf,
  open,
  openCart,
  openCheckout,
  placeOrder,
  product,
} from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

// Playwright switches this cache off, phones have it on.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  },
});

test("a page that was put aside asks for the cart when it comes back", async ({ page, phones }) => {
  await arrive(page, phones.customer());
  await open(page, `${STORE.path}/c/fresh`);
  await marksItself(page);
  await addTo(page, "onion-500g", 1);
  await expect(page.locator("a.cart-bar")).toContainText("1 item ·");
  await openCart(page);
  await addTo(page, "onion-500g", 2);
  await expect(page.locator(".totals")).toContainText("₹40");
  await page.evaluate(() => history.back());
  await expect(page.locator("html")).toHaveAttribute("data-restored", "true");
  await expect(product(page, "onion-500g").locator("output")).toHaveText("2");
  await expect(page.locator("a.cart-bar")).toContainText("2 items · ₹40");
});

test("a checkout that was put aside leads to the order that was made from it", async ({ page, phones }) => {
  const asha = phones.customer();
  await arrive(page, asha);
  await add(page, "onion-500g");
  await openCart(page);
  await openCheckout(page);
  await marksItself(page);
  await chooseSlot(page);
  const order = await placeOrder(page);
  const number = await numberOf(page);
  await page.evaluate(() => history.back());
  await expect(page.locator("html")).toHaveAttribute("data-restored", "true");
  await page.getByLabel(text("checkout.name")).fill("Asha Devi");
  await page.getByRole("button", { name: matching("checkout.place_order") }).click();
  await expect(page).toHaveURL(new RegExp(`${order}$`));
  await page.goto("/orders");
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("main")).toContainText(text("order.title", { number }));
});

/** Marks a page when the back-forward cache restores it. */
async function marksItself(page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener("pageshow", (event) => {
      document.documentElement.dataset.restored = String(event.persisted);
    });
  });
}
