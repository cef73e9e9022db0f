// The same again: a returning customer, the list of orders.
import { expect, test } from "../fixtures.ts";
import { STORE, add, arrive, openCart, openCheckout, orderProduct, placeOrder } from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

test("a returning customer orders the same again in three taps", async ({ page, phones, otherBrowser }) => {
  const asha = phones.customer();
  await arrive(page, asha);
  await add(page, "onion-500g", 2);
  await openCart(page);
  await openCheckout(page);
  // Not the earliest: one customer orders once for a time.
  await page.locator("input[name=slot]:enabled").nth(1).evaluate((slot: HTMLInputElement) => (slot.checked = true));
  const first = await placeOrder(page);
  // A greeting repeated within seconds would not be answered.
  await asha.sendText("English");
  const phone = await otherBrowser();
  await phone.goto(await asha.link());

  await phone.getByRole("button", { name: text("link.open_shop") }).click();
  await expect(phone).toHaveURL(new RegExp(`${STORE.path}$`));
  await phone.getByRole("button", { name: text("order.again") }).click();
  await expect(phone).toHaveURL(/\/checkout\?again=/);
  await phone.getByRole("button", { name: matching("checkout.place_order") }).click();

  await expect(phone).toHaveURL(/\/o\/\w{26}$/);
  expect(new URL(phone.url()).pathname).not.toBe(first);
  await expect(phone.getByRole("main")).toContainText("× 2");
});

test("an order of the list is ordered again, and a cart at the same store is not emptied", async ({
  page,
  phones,
}) => {
  await arrive(page, phones.customer());
  const first = await orderProduct(page, "onion-500g");
  await add(page, "brinjal-250g");
  await page.goto("/orders");
  await page.locator(`form[action="${first}/again"] button`).click();
  await expect(page).toHaveURL(/\/checkout\?again=/);
  await expect(page.locator(".summary li")).toHaveCount(2);
});
