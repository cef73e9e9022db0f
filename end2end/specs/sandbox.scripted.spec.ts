// The two phones on one screen, as a newcomer tries them.
import { expect, test } from "../fixtures.ts";
import {
  STORE,
  add,
  hydrated,
  chooseSlot,
  numberOf,
  openCart,
  openCheckout,
  placeOrder,
} from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

// Wide enough for both.
test.use({ viewport: { width: 1100, height: 800 }, isMobile: false });

/** Digits that no other spec uses. */
const CUSTOMER = "919700000001";

test("from Hi on the left phone to Accept on the right one", async ({ page, context, snapshot }) => {
  await page.goto(`/sandbox#customer=${CUSTOMER}&store=${STORE.phone.slice(1)}`);
  const left = page.getByRole("region", { name: "Customer's phone" });
  const right = page.getByRole("region", { name: "Store's phone" });
  await snapshot("sandbox-empty");

  // The store's chat is opened by its owner.
  await right.getByLabel("Message", { exact: true }).fill("counter");
  await right.getByRole("button", { name: "Send", exact: true }).click();
  await expect(right.getByRole("link", { name: text("chat.open_counter") }).last()).toBeVisible();

  await left.getByRole("button", { name: "Hi", exact: true }).click();
  await expect(left.getByRole("article", { name: /^You, / })).toHaveCount(1);
  const opened = context.waitForEvent("page");
  await left.getByRole("link", { name: text("chat.open_shop") }).click();
  const shop = await opened;
  await shop.getByRole("button", { name: text("link.open_shop") }).click();
  await expect(shop).toHaveURL(/\/en$/);
  await add(shop, "onion-1kg");
  await openCart(shop);
  await openCheckout(shop);
  await shop.getByLabel(text("checkout.name")).fill("Meera");
  await chooseSlot(shop);
  await placeOrder(shop);
  await hydrated(shop);
  const number = await numberOf(shop);

  await expect(left.getByRole("link", { name: `Bill-${number}.pdf` })).toBeVisible();
  await expect(left.getByRole("link", { name: /Open in Maps/ })).toBeVisible();
  await expect(right.getByRole("article").last()).toContainText(matching("chat.store_new_order", { number, name: "Meera" }));
  await right.getByRole("button", { name: text("chat.button_accept") }).last().click();
  await expect(left.getByRole("article").last()).toContainText(matching("chat.order_accepted", { number }));
  await expect(right.getByRole("article").last()).toContainText(text("chat.store_accepted", { number }));
  await snapshot("sandbox");
  await right.getByRole("button", { name: text("chat.button_ready") }).last().click();
  await expect(left.getByRole("article").last()).toContainText(/: \d{4}\b/);
});

test("an anonymous cart continues with the message written on the customer's phone", async ({ page }) => {
  await add(page, "onion-1kg");
  await openCart(page);
  await openCheckout(page);
  await page.getByRole("link", { name: text("checkout.continue_in_chat") }).click();
  const phone = page.getByRole("region", { name: "Customer's phone" });
  await expect(phone.getByLabel("Message", { exact: true })).toHaveValue(matching("chat.ask_cart"));
  await phone.getByRole("button", { name: "Send", exact: true }).click();
  const link = phone.getByRole("link", { name: text("chat.open_cart") }).last();
  await expect(link).toHaveAttribute("href", /\/l\//);
});
