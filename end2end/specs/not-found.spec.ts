// Addresses that lead nowhere say so, and lead on.
import { expect, test } from "../fixtures.ts";
import { STORE, open } from "../support/steps.ts";
import { hindi, text } from "../support/texts.ts";

const NOT_FOUND = [
  { path: "/no-such-page", title: text("error.page_not_found"), on: text("error.to_stores") },
  { path: "/l/0123456789abcdefghjkmnpqrs", title: text("error.link_not_found"), on: text("layout.back_to_chat") },
  { path: "/s/no-such-store", title: text("error.store_not_found"), on: text("error.to_stores") },
  { path: `${STORE.path}/p/no-such-product`, title: text("error.product_not_found"), on: text("error.to_store") },
  { path: `${STORE.path}/c/weapons`, title: text("error.category_not_found"), on: text("error.to_store") },
  { path: "/o/0123456789abcdefghjkmnpqrs", title: text("error.order_not_found"), on: text("layout.my_orders") },
  { path: "/hi/s/no-such-store", title: hindi("error.store_not_found"), on: hindi("error.to_stores") },
];

for (const { path, title, on } of NOT_FOUND) {
  test(`${path} title "${title}" and leads on`, async ({ page, consoleErrors }) => {
    consoleErrors.expectStatus(404);
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.getByRole("main").getByRole("link", { name: on })).toBeVisible();
  });
}

test("a page of a problem leads on, and looks like one of ours", async ({ page, consoleErrors, snapshot }) => {
  consoleErrors.expectStatus(404);
  await page.goto(`${STORE.path}/p/no-such-product`);
  await snapshot("no-such-product");
  await page.getByRole("link", { name: text("error.to_store") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(STORE.name);
});

test("a search that finds nothing title so, and shows the shelves", async ({ page }) => {
  await open(page, `${STORE.path}/search?q=helicopter`);
  await expect(page.getByRole("main")).toContainText(text("catalog.no_results", { query: "helicopter" }));
  await page.getByRole("main").getByRole("link", { name: "Books" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Books/);
});
