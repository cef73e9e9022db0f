// What the storekeeper does at the counter, and what customers see of it.
import { expect, test } from "../fixtures.ts";
import { NEIGHBOUR, add, arrive, hydrated, open, openCounter, product } from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

test("a browser without a session is told how to sign in", async ({ page, consoleErrors }) => {
  consoleErrors.expectStatus(401);
  await page.goto("/counter");
  await expect(page.getByRole("main")).toContainText(text("counter.sign_in"));
  const chat = page.getByRole("link", { name: text("counter.sign_in_chat") });
  await expect(chat).toHaveAttribute("href", /text=/);
});

test("a paused store says so and takes no order, until it resumes", async ({
  page,
  phones,
  otherBrowser,
  snapshot,
}) => {
  const counter = await otherBrowser();
  await openCounter(counter, await phones.store(NEIGHBOUR.phone));
  await arrive(page, phones.customer());
  await add(page, "onion-1kg", 1, NEIGHBOUR);

  await counter.getByRole("button", { name: text("counter.pause") }).click();
  await expect(counter.getByRole("banner")).toContainText(text("counter.paused"));
  await page.goto("/stores?pin=400703");
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: NEIGHBOUR.name });
  await expect(row).toContainText(text("stores.paused"));
  await page.goto(NEIGHBOUR.path);
  await expect(page.getByRole("main")).toContainText(text("cart.store_paused"));
  await snapshot("store-paused");
  await page.goto("/cart");
  await expect(page.getByRole("main")).toContainText(text("cart.store_paused"));
  await expect(page.getByRole("link", { name: text("cart.checkout") })).toHaveCount(0);
  await page.goto("/checkout");
  await expect(page.getByRole("button", { name: matching("checkout.place_order") })).toHaveCount(0);

  await counter.getByRole("button", { name: text("counter.resume") }).click();
  await expect(counter.getByRole("banner")).toContainText(text("counter.taking_orders"));
  await page.reload();
  await expect(page.getByRole("button", { name: matching("checkout.place_order") })).toBeVisible();
});

test("what is marked out of stock cannot be bought, until it is back", async ({
  page,
  phones,
  otherBrowser,
  snapshot,
}) => {
  const counter = await otherBrowser();
  await openCounter(counter, await phones.store(NEIGHBOUR.phone));
  await arrive(page, phones.customer());
  await add(page, "potato-1kg", 1, NEIGHBOUR);

  await counter.getByRole("link", { name: text("counter.shelf_link") }).click();
  await counter.getByRole("searchbox").fill("potato");
  await counter.getByRole("searchbox").press("Enter");
  await counter.getByRole("button", { name: text("counter.mark_out_of_stock_label", { name: "Potato, 1 kg" }) }).click();
  await expect(counter.getByRole("button", { name: text("counter.mark_in_stock_label", { name: "Potato, 1 kg" }) })).toBeVisible();

  await page.goto("/cart");
  await expect(page.getByRole("alert")).toContainText(text("cart.sold_out", { name: "Potato" }));
  await expect(page.getByRole("link", { name: text("cart.checkout") })).toHaveCount(0);
  await snapshot("cart-changed");
  await page.getByRole("button", { name: text("cart.accept_changes") }).click();
  await expect(page.getByRole("main")).toContainText(text("cart.empty"));
  await open(page, `${NEIGHBOUR.path}/p/potato-1kg`);
  await expect(product(page, "potato-1kg").locator(".more")).toBeDisabled();

  await counter.getByRole("button", { name: text("counter.mark_in_stock_label", { name: "Potato, 1 kg" }) }).click();
  await expect(counter.getByRole("button", { name: text("counter.mark_out_of_stock_label", { name: "Potato, 1 kg" }) })).toBeVisible();
  await page.reload();
  await hydrated(page);
  await expect(product(page, "potato-1kg").locator(".more")).toBeEnabled();
});

test("signing out ends the counter session", async ({ page, phones, consoleErrors }) => {
  await openCounter(page, await phones.store(NEIGHBOUR.phone));
  consoleErrors.expectStatus(401);
  await page.getByRole("button", { name: text("layout.sign_out"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("counter.sign_in_title"));
});
