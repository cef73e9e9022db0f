// Without a network the page stays, and so does what was tapped and typed.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import {
  STORE,
  add,
  addTo,
  arrive,
  chooseSlot,
  open,
  openCart,
  openCheckout,
  placeOrder,
  product,
} from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

const SHELF = `${STORE.path}/c/fresh`;

test.beforeEach(({ consoleErrors }) => consoleErrors.allowNetworkFailures());

test("taps without a network wait, and are sent when it is back", async ({ page, context, phones }) => {
  await arrive(page, phones.customer());
  await open(page, SHELF);
  await addTo(page, "potato-500g", 1);
  await context.setOffline(true);
  const potato = product(page, "potato-500g");
  await potato.locator(".more").click();
  await expect(toast(page)).toHaveText(text("layout.no_network_queued"));
  await potato.locator(".more").click();
  await product(page, "onion-500g").locator(".more").click();
  await expect(potato.locator("output")).toHaveText("3");
  await expect(potato.locator(".stepper")).toHaveClass(/wait/);
  await expect(product(page, "onion-500g").locator("output")).toHaveText("1");
  expect(new URL(page.url()).pathname).toBe(SHELF);

  await context.setOffline(false);
  await expect(page.locator("a.cart-bar")).toContainText("4 items");
  await expect(toast(page)).toBeEmpty();
  await expect(potato.locator(".stepper")).not.toHaveClass(/wait/);
  await page.reload();
  await expect(potato.locator("output")).toHaveText("3");
});

test("the cart opens when the network is back, not by itself long after the tap", async ({
  page,
  context,
  phones,
}) => {
  await arrive(page, phones.customer());
  await open(page, SHELF);
  await addTo(page, "potato-500g", 1);
  await context.setOffline(true);
  await product(page, "potato-500g").locator(".more").click();
  await page.locator("a.cart-bar").click();
  await expect(toast(page)).toHaveText(text("layout.no_network_queued"));
  await context.setOffline(false);
  await expect(page.locator("a.cart-bar")).toContainText("2 items");
  expect(new URL(page.url()).pathname).toBe(SHELF);
  await openCart(page);
});

test("requests that fail are repeated", async ({ page, phones }) => {
  await arrive(page, phones.customer());
  await open(page, SHELF);
  await page.route("**/cart/lines", (route) => route.abort());
  await product(page, "onion-500g").locator(".more").click();
  await expect(toast(page)).toHaveText(text("layout.no_network_queued"));
  await page.unroute("**/cart/lines");
  await expect(page.locator("a.cart-bar")).toContainText("1 item");
  await expect(toast(page)).toBeEmpty();
});

test("a gateway's error is repeated, too", async ({ page, phones, consoleErrors }) => {
  await arrive(page, phones.customer());
  await open(page, SHELF);
  consoleErrors.expectStatus(502);
  await page.route("**/cart/lines", (route) => route.fulfill({ status: 502 }), { times: 1 });
  await product(page, "onion-500g").locator(".more").click();
  await expect(page.locator("a.cart-bar")).toContainText("1 item");
  expect(new URL(page.url()).pathname).toBe(SHELF);
});

test("what waits is sent by the next page", async ({ page, phones }) => {
  await arrive(page, phones.customer());
  await open(page, SHELF);
  await page.route("**/cart/lines", (route) => route.abort());
  await product(page, "onion-500g").locator(".more").click();
  await expect(toast(page)).toHaveText(text("layout.no_network_queued"));
  await page.unroute("**/cart/lines");
  await open(page, STORE.path);
  await expect(page.locator("a.cart-bar")).toContainText("1 item");
  await openCart(page);
  await expect(product(page, "onion-500g").locator("output")).toHaveText("1");
});

test("a form that cannot be sent keeps what was typed, and is sent later", async ({
  page,
  context,
  phones,
}) => {
  await arrive(page, phones.customer());
  await add(page, "onion-500g");
  await openCart(page);
  await openCheckout(page);
  await chooseSlot(page);
  await page.getByLabel(text("checkout.name")).fill("Asha Devi");
  await context.setOffline(true);
  await page.getByRole("button", { name: matching("checkout.place_order") }).click();
  await expect(toast(page)).toHaveText(text("layout.no_network"));
  await expect(page).toHaveURL(/\/checkout$/);
  await expect(page.getByLabel(text("checkout.name"))).toHaveValue("Asha Devi");
  await context.setOffline(false);
  await expect(toast(page)).toBeEmpty();
  await placeOrder(page);
});

test("a link that cannot be followed keeps the page", async ({ page, context }) => {
  await open(page, SHELF);
  await context.setOffline(true);
  await product(page, "onion-500g").getByRole("link").first().click();
  await expect(toast(page)).toHaveText(text("layout.no_network"));
  expect(new URL(page.url()).pathname).toBe(SHELF);
  await context.setOffline(false);
  await product(page, "onion-500g").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/p\/onion-500g$/);
});

test("a search while typing says that there is no network", async ({ page, context }) => {
  await open(page, STORE.path);
  await context.setOffline(true);
  const search = page.getByRole("search");
  await search.locator("input[type=search]").pressSequentially("dal");
  await expect(search.getByRole("status")).toHaveText(text("layout.no_network"));
  await context.setOffline(false);
  await search.locator("input[type=search]").pressSequentially(" ");
  await search.locator("input[type=search]").press("Backspace");
  await expect(search.getByRole("option").first()).toBeVisible();
});

/** The line at the bottom of the page. */
function toast(page: Page) {
  return page.locator(".toast");
}
