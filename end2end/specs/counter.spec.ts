// What the storekeeper does at the counter, and what customers see of it.
import { expect, test } from "../fixtures.ts";
import { NEIGHBOUR, add, arrive, awake, open, openCounter, product } from "../shop/steps.ts";

test("who is not signed in is told how", async ({ page }) => {
  await page.goto("/counter");
  await expect(page.getByRole("main")).toContainText("Write “counter” from the store's own phone.");
  const chat = page.getByRole("link", { name: "Write “counter” in WhatsApp" });
  await expect(chat).toHaveAttribute("href", /text=/);
});

test("a paused store says so and takes no order, until it resumes", async ({
  page,
  phones,
  elsewhere,
  snapshot,
}) => {
  const counter = await elsewhere();
  await openCounter(counter, await phones.store(NEIGHBOUR.phone));
  await arrive(page, phones.customer());
  await add(page, "onion-1kg", 1, NEIGHBOUR);

  await counter.getByRole("button", { name: "Pause orders" }).click();
  await expect(counter.getByRole("banner")).toContainText("Paused: no new orders");
  await page.goto("/stores?pin=400703");
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: NEIGHBOUR.name });
  await expect(row).toContainText("Not taking orders right now");
  await page.goto(NEIGHBOUR.path);
  await expect(page.getByRole("main")).toContainText("This store is not taking orders right now.");
  await snapshot("store-paused");
  await page.goto("/cart");
  await expect(page.getByRole("main")).toContainText("Your cart stays here.");
  await expect(page.getByRole("link", { name: "Choose pick-up time" })).toHaveCount(0);
  await page.goto("/checkout");
  await expect(page.getByRole("button", { name: /^Place order/ })).toHaveCount(0);

  await counter.getByRole("button", { name: "Take orders again" }).click();
  await expect(counter.getByRole("banner")).toContainText("Taking orders");
  await page.reload();
  await expect(page.getByRole("button", { name: /^Place order/ })).toBeVisible();
});

test("what the store marks gone can not be bought, until it is back", async ({
  page,
  phones,
  elsewhere,
  snapshot,
}) => {
  const counter = await elsewhere();
  await openCounter(counter, await phones.store(NEIGHBOUR.phone));
  await arrive(page, phones.customer());
  await add(page, "potato-1kg", 1, NEIGHBOUR);

  await counter.getByRole("link", { name: "Mark goods gone" }).click();
  await counter.getByRole("searchbox").fill("potato");
  await counter.getByRole("searchbox").press("Enter");
  await counter.getByRole("button", { name: /^Gone: Potato, 1 kg/ }).click();
  await expect(counter.getByRole("button", { name: /^Back again: Potato, 1 kg/ })).toBeVisible();

  await page.goto("/cart");
  await expect(page.getByRole("alert")).toContainText("Potato is no longer there.");
  await expect(page.getByRole("link", { name: "Choose pick-up time" })).toHaveCount(0);
  await snapshot("cart-changed");
  await page.getByRole("button", { name: "All right, go on" }).click();
  await expect(page.getByRole("main")).toContainText("Your cart is empty");
  await open(page, `${NEIGHBOUR.path}/p/potato-1kg`);
  await expect(product(page, "potato-1kg").locator(".more")).toBeDisabled();

  await counter.getByRole("button", { name: /^Back again: Potato, 1 kg/ }).click();
  await expect(counter.getByRole("button", { name: /^Gone: Potato, 1 kg/ })).toBeVisible();
  await page.reload();
  await awake(page);
  await expect(product(page, "potato-1kg").locator(".more")).toBeEnabled();
});

test("who leaves the counter is out", async ({ page, phones }) => {
  await openCounter(page, await phones.store(NEIGHBOUR.phone));
  await page.getByRole("button", { name: "Leave the counter" }).click();
  await page.goto("/counter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The counter");
});
