// The Back button: after adding, and after ordering.
import { expect, test } from "../fixtures.ts";
import { STORE, addTo, arrive, numberOf, open, openCart, orderProduct, product } from "../support/steps.ts";
import { text } from "../support/texts.ts";

test("back from the cart, the shelf shows what is in it by now", async ({ page, phones, scripted }) => {
  await arrive(page, phones.customer());
  await open(page, `${STORE.path}/c/fresh`);
  await addTo(page, "onion-500g", 1);
  await expect(page.locator("a.cart-bar")).toContainText("1 item ·");
  await openCart(page);
  await addTo(page, "onion-500g", 2);
  await addTo(page, "onion-500g", 3);
  await expect(page.locator(".totals")).toContainText("₹60");
  while (!/\/c\/fresh/.test(page.url())) await page.goBack();
  // Browsers show pages of the history as they were. Islands ask what is true now; without them the
  // page shows it when it is loaded again, and its buttons name quantities, so none adds twice.
  if (!scripted) await page.reload();
  await expect(product(page, "onion-500g").locator("output")).toHaveText("3");
  await expect(page.locator("a.cart-bar")).toContainText("3 items · ₹60");
});

test("back from an order there is nothing to order again", async ({ page, phones }) => {
  const asha = phones.customer();
  await arrive(page, asha);
  await orderProduct(page, "onion-500g");
  const number = await numberOf(page);
  await page.goBack();
  // The form was sent to the address of its page, so browsers request that page again: the cart is empty.
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByRole("main")).toContainText(text("cart.empty"));
  await page.goto("/orders");
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("main")).toContainText(text("order.title", { number }));
});
