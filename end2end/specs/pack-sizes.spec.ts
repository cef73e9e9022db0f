// Pack sizes are one card, from which the others are chosen: over the list where script runs, on the product's page
// where it does not.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { STORE, addTo, open, product } from "../support/steps.ts";
import { text } from "../support/texts.ts";

const SMALLEST_TARGET = 44;
const LIST = `${STORE.path}/c/groceries`;

/** A product with several sizes on the list. */
const sizesLink = (page: Page) => page.locator("li.card a.sizes").first();

test("a pack size is chosen from a card and added", async ({ page, scripted }) => {
  await open(page, LIST);
  await sizesLink(page).click();
  await expect(page).toHaveURL(scripted ? new RegExp(`${LIST}$`) : /\/p\/[\w-]+#sizes$/);
  const sizes = scripted ? page.getByRole("dialog", { name: text("catalog.pack_sizes") }) : page.getByRole("main");
  const row = sizes.locator(".pack-sizes li:has(.more:enabled)").last();
  await expect(row).toBeVisible();
  const heights = await sizes
    .locator(".pack-sizes .more, .pack-sizes a")
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(heights.length).toBeGreaterThan(1);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(SMALLEST_TARGET);
  const id = (await row.getAttribute("id"))!;
  await row.locator(".more").click();
  await expect(page.locator(`.pack-sizes #${id} output`)).toHaveText("1");
  await expect(page.locator("a.cart-bar")).toContainText("1 item");
});

test("Back and Escape close the pack sizes and stay on the list", async ({ page, scripted }) => {
  test.skip(!scripted, "without script the sizes are a page of their own");
  await open(page, "/stores?pin=400703");
  await open(page, LIST);
  const sheet = page.getByRole("dialog", { name: text("catalog.pack_sizes") });
  const link = sizesLink(page);
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(sheet).toBeVisible();
  await page.goBack();
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`${LIST}$`));
  await expect(link).toBeFocused();
  for (const close of [
    () => page.keyboard.press("Escape"),
    () => sheet.getByRole("button", { name: text("layout.close") }).click(),
    () => page.mouse.click(20, 20),
  ]) {
    await link.press("Enter");
    await expect(sheet).toBeVisible();
    await close();
    await expect(sheet).toBeHidden();
  }
  await expect(page).toHaveURL(new RegExp(`${LIST}$`));
  await page.goBack();
  await expect(page).toHaveURL(/\/stores/);
});

test("a press in the middle of a card's link opens the product, above and below its button", async ({ page }) => {
  await open(page, LIST);
  const card = page.locator("li.card").first();
  await card.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/p\//);
  await page.goBack();
  // The picture is a part of the link.
  await card.click({ position: { x: 20, y: 40 } });
  await expect(page).toHaveURL(/\/p\//);
  const [, id] = /\/p\/([\w-]+)$/.exec(page.url())!;
  await page.goBack();
  await open(page, LIST);
  await addTo(page, id, 1);
  await expect(product(page, id).locator(".fewer")).toBeVisible();
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
