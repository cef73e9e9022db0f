// What a store shows first, and how the list of a category is ordered.
import { expect, test } from "../fixtures.ts";
import { STORE, arrive, listPage, open, orderProduct } from "../support/steps.ts";
import { text } from "../support/texts.ts";

test("a list keeps its order and its page when the browser goes back", async ({ page }) => {
  await open(page, `${STORE.path}/c/groceries`);
  const main = page.getByRole("main");
  const sort = main.getByRole("navigation", { name: text("catalog.sort_by") });
  await main.locator("details.choices > summary").click();
  await sort.getByRole("link", { name: text("catalog.sort_price"), exact: true }).click();
  await expect(page).toHaveURL(/\?sort=price$/);
  await listPage(page, 2).click();
  await expect(page).toHaveURL(/\?sort=price&page=2$/);
  const cards = await main.locator("li.card h3").allInnerTexts();
  await main.locator("li.card").first().getByRole("link").first().click();
  await expect(page).toHaveURL(/\/p\//);
  await page.goBack();
  await expect(page).toHaveURL(/\?sort=price&page=2$/);
  expect(await main.locator("li.card h3").allInnerTexts()).toEqual(cards);
});

test("what was ordered is offered again on the store's front", async ({ page, phones }) => {
  await arrive(page, phones.customer());
  await open(page, STORE.path);
  await expect(page.locator("#again")).toHaveCount(0);
  await orderProduct(page, "onion-500g");
  await open(page, STORE.path);
  await expect(page.locator("#again li.card")).toHaveCount(1);
  await expect(page.locator("#again")).toContainText("Onion");
});
