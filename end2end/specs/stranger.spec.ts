// A browser that did not come from the chat may look around and fill a cart. To order, it goes on there.
import { expect, test } from "../fixtures.ts";
import { add, chooseSlot, openCart, openCheckout, placeOrder, product } from "../shop/steps.ts";

test("a stranger's cart goes on in the chat, and the waiting browser stays a stranger", async ({
  page,
  phones,
  elsewhere,
  snapshot,
}) => {
  await add(page, "onion-1kg", 2);
  await openCart(page);
  await snapshot("stranger-cart");
  await openCheckout(page);
  await expect(page.getByRole("button", { name: /^Place order/ })).toHaveCount(0);
  const on = page.getByRole("link", { name: "Continue in WhatsApp" });
  await snapshot("stranger-checkout");
  const chat = new URL((await on.getAttribute("href")) ?? "", page.url());
  const words = chat.searchParams.get("text") ?? "";
  expect(words).toContain("this is my cart");

  const asha = phones.customer();
  await asha.says(words);
  const other = await elsewhere();
  await other.goto(await asha.link());
  await expect(other.getByRole("main")).toContainText("Your cart with 2 items is waiting.");
  await other.getByRole("button", { name: "Yes, open the shop" }).click();
  await expect(other).toHaveURL(/\/cart$/);
  await expect(product(other, "onion-1kg")).toContainText("₹78");
  await openCheckout(other);
  await expect(other.getByRole("main")).toContainText(`••${asha.number.slice(-4)}`);

  // Whoever filled the cart is not signed in by that, before the order or after it.
  await page.reload();
  await expect(page.getByRole("main")).not.toContainText("••");
  await expect(page.getByRole("button", { name: /^Place order/ })).toHaveCount(0);
  await chooseSlot(other);
  const order = await placeOrder(other);
  await asha.receives((one) => one.kind === "document");
  await page.goto(order);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("An order");
  await expect(page.getByRole("main")).not.toContainText("Onion");
  await page.goto("/cart");
  await expect(page.getByRole("main")).toContainText("Your cart is empty");
});

test("a stranger sees no orders, and a way to the chat", async ({ page, quiet }) => {
  quiet.refusal(401);
  await page.goto("/orders");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Please come in through the chat");
  await expect(page.getByRole("main").getByRole("link", { name: "Back to the chat" })).toBeVisible();
  await page.goto("/checkout");
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByRole("link", { name: "Find stores" })).toBeVisible();
});
