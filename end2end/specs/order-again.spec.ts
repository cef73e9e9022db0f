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

  let taps = 0;
  const tap = async (name: string | RegExp) => {
    taps += 1;
    await phone.getByRole("button", { name }).click();
  };
  await tap(text("link.open_shop"));
  await expect(phone).toHaveURL(new RegExp(`${STORE.path}$`));
  await tap(text("order.again"));
  await expect(phone).toHaveURL(/\/checkout\?again=/);
  await tap(matching("checkout.place_order"));
  expect(taps).toBe(3);

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
