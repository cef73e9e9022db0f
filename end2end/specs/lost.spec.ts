// Addresses that lead nowhere say so, and lead on.
import { expect, test } from "../fixtures.ts";
import { STORE, open } from "../shop/steps.ts";

const LOST = [
  { path: "/no-such-page", says: "There is no such page", on: "Stores near me" },
  { path: "/l/0123456789abcdefghjkmnpqrs", says: "We do not know this link", on: "Back to the chat" },
  { path: "/s/no-such-store", says: "We do not know this store", on: "Stores near me" },
  { path: `${STORE.path}/p/no-such-product`, says: "This store does not have that", on: "To the store" },
  { path: `${STORE.path}/c/weapons`, says: "This store does not have that", on: "To the store" },
  { path: "/o/0123456789abcdefghjkmnpqrs", says: "We do not know this order", on: "My orders" },
  { path: "/hi/s/no-such-store", says: "यह दुकान हमें नहीं मिली", on: "पास की दुकानें" },
];

for (const { path, says, on } of LOST) {
  test(`${path} says "${says}" and leads on`, async ({ page, quiet }) => {
    quiet.refusal(404);
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(says);
    await expect(page.getByRole("main").getByRole("link", { name: on })).toBeVisible();
  });
}

test("a page of a problem leads on, and looks like one of ours", async ({ page, quiet, snapshot }) => {
  quiet.refusal(404);
  await page.goto(`${STORE.path}/p/no-such-product`);
  await snapshot("no-such-product");
  await page.getByRole("link", { name: "To the store" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(STORE.name);
});

test("a search that finds nothing says so, and shows the shelves", async ({ page }) => {
  await open(page, `${STORE.path}/search?q=helicopter`);
  await expect(page.getByRole("main")).toContainText("This store has nothing called “helicopter”.");
  await page.getByRole("navigation", { name: "Shelves" }).getByRole("link", { name: "Books" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Books");
});
