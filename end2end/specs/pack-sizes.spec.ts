// Pack sizes are one card: the others open from it, and a press adds one of that size.
import { expect, test } from "../fixtures.ts";
import { STORE, open } from "../support/steps.ts";

const SMALLEST_TARGET = 44;

test("a pack size is added from the list that opens on its card", async ({ page }) => {
  await open(page, `${STORE.path}/c/groceries`);
  const card = page.locator("li.card").filter({ has: page.locator("details.sizes") }).first();
  await card.locator("summary").click();
  const sizes = card.locator(".sheet button");
  expect(await sizes.count()).toBeGreaterThan(1);
  const heights = await sizes.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(SMALLEST_TARGET);
  await sizes.and(page.locator(":enabled")).last().click();
  await expect(page.locator("a.cart-bar")).toContainText("1 item");
  await expect(page).toHaveURL(/\/c\/groceries#p-/);
});

test("search and cart stay in reach at the end of a list", async ({ page }) => {
  await open(page, `${STORE.path}/c/groceries`);
  const shown = await page.evaluate(() => {
    window.scrollTo(0, document.body.scrollHeight);
    return [".search", "nav.bar"].map((part) => {
      const { top, bottom } = document.querySelector(part)!.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });
  });
  expect(shown).toEqual([true, true]);
});
