// Two open pages of one browser show the same cart.
import { expect, test } from "../fixtures.ts";
import { STORE, addTo, arrive, open, product } from "../support/steps.ts";

const SHELF = `${STORE.path}/c/fresh`;

test("what one tab adds, the other shows", async ({ page, context, phones }) => {
  await arrive(page, phones.customer());
  await open(page, SHELF);
  await page.evaluate(() => (document.documentElement.dataset.mark = "not reloaded"));
  const other = await context.newPage();
  await open(other, SHELF);
  await addTo(other, "potato-500g", 1);
  await expect(product(page, "potato-500g").locator("output")).toHaveText("1");
  await expect(page.locator("a.cart-bar")).toContainText("1 item");
  await addTo(page, "potato-500g", 2);
  await expect(product(other, "potato-500g").locator("output")).toHaveText("2");
  await expect(other.locator("a.cart-bar")).toContainText("2 items");
  await expect(page.locator("html")).toHaveAttribute("data-mark", "not reloaded");
});

test("an open cart shows what another tab adds and removes", async ({ page, context, phones }) => {
  await arrive(page, phones.customer());
  const other = await context.newPage();
  await open(other, SHELF);
  await addTo(other, "potato-500g", 1);
  await open(page, "/cart");
  await addTo(other, "onion-500g", 1);
  await expect(product(page, "onion-500g").locator("output")).toHaveText("1");
  await product(other, "potato-500g").locator(".fewer").click();
  await expect(product(page, "potato-500g")).toHaveCount(0);
  await expect(product(page, "onion-500g").locator("output")).toHaveText("1");
});

test("a tab that comes back asks for the cart", async ({ page, phones }) => {
  await arrive(page, phones.customer());
  await open(page, SHELF);
  // Changed where no other tab is notified, as by a cart's page without script.
  const form = await page.locator("#lines").evaluate((form: HTMLFormElement) =>
    Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])),
  );
  const line = await product(page, "potato-500g").locator(".more").getAttribute("value");
  const { origin } = new URL(page.url());
  await page.request.post("/cart/lines", { form: { ...form, line: line!.replace(":1:", ":2:") }, headers: { origin } });
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(product(page, "potato-500g").locator("output")).toHaveText("2");
});
