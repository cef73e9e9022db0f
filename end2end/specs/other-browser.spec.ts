// A browser that did not come from the chat may look around and fill a cart. To order, it goes on there.
import { expect, test } from "../fixtures.ts";
import { add, chooseSlot, openCart, openCheckout, placeOrder, product } from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

test("an anonymous cart continues in the chat, and the waiting browser stays anonymous", async ({
  page,
  phones,
  otherBrowser,
  snapshot,
}) => {
  await add(page, "onion-1kg", 2);
  await openCart(page);
  await snapshot("stranger-cart");
  await openCheckout(page);
  await expect(page.getByRole("button", { name: matching("checkout.place_order") })).toHaveCount(0);
  const on = page.getByRole("link", { name: text("checkout.continue_in_chat") });
  await snapshot("stranger-checkout");
  const chat = new URL((await on.getAttribute("href")) ?? "", page.url());
  const words = chat.searchParams.get("text") ?? "";
  expect(words).toContain("my cart");

  const asha = phones.customer();
  await asha.sendText(words);
  const other = await otherBrowser();
  await other.goto(await asha.link());
  await expect(other.getByRole("main")).toContainText(text("link.cart_waiting", { items: "2 items" }));
  await other.getByRole("button", { name: text("link.open_shop") }).click();
  await expect(other).toHaveURL(/\/cart$/);
  await expect(product(other, "onion-1kg")).toContainText("₹78");
  await openCheckout(other);
  await expect(other.getByRole("main")).toContainText(`••${asha.number.slice(-4)}`);

  // The browser that filled the cart is not signed in, before the order or after it.
  await page.reload();
  await expect(page.getByRole("main")).not.toContainText("••");
  await expect(page.getByRole("button", { name: matching("checkout.place_order") })).toHaveCount(0);
  await chooseSlot(other);
  const order = await placeOrder(other);
  await asha.receive((one) => one.kind === "document");
  await page.goto(order);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("order.public_title"));
  await expect(page.getByRole("main")).not.toContainText("Onion");
  await page.goto("/cart");
  await expect(page.getByRole("main")).toContainText(text("cart.empty"));
});

test("an anonymous visitor sees no orders, and a link to the chat", async ({ page, consoleErrors }) => {
  consoleErrors.expectStatus(401);
  await page.goto("/orders");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("error.sign_in_required"));
  await expect(page.getByRole("main").getByRole("link", { name: text("layout.back_to_chat") })).toBeVisible();
  await page.goto("/checkout");
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByRole("link", { name: text("cart.find_stores") })).toBeVisible();
});
