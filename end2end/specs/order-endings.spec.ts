// Orders that are not collected: cancelled by the customer, rejected by the store.
import { expect, test } from "../fixtures.ts";
import { STORE, arrive, numberAtCounter, numberOf, openCounter, orderProduct } from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

test("the customer cancels, and is asked first", async ({ page, phones, otherBrowser, snapshot }) => {
  const asha = phones.customer();
  const ganesh = await phones.store(STORE.phone);
  await openCounter(await otherBrowser(), ganesh);
  await arrive(page, asha);
  await orderProduct(page, "brinjal-1kg");
  const number = await numberOf(page);
  await ganesh.receiveText(matching("chat.store_new_order", { number }));

  await expect(page.getByRole("button", { name: text("order.cancel_confirm") })).toBeHidden();
  await page.getByText(text("order.cancel"), { exact: true }).click();
  await expect(page.getByRole("main")).toContainText(text("order.cancel_explained"));
  await page.getByRole("button", { name: text("order.cancel_confirm") }).click();
  await expect(page.getByRole("list", { name: text("order.steps") })).toContainText("Cancelled by you");
  await expect(page.getByText(text("order.cancel"), { exact: true })).toHaveCount(0);
  await snapshot("order-cancelled");
  await asha.receiveText(matching("chat.order_cancelled", { number }));
  await ganesh.receiveText(matching("chat.store_cancelled", { number }));
});

test("the store rejects on the board, with a reason", async ({ page, phones, otherBrowser, consoleErrors, snapshot }) => {
  const asha = phones.customer();
  const counter = await otherBrowser();
  const ganesh = await phones.store(STORE.phone);
  await openCounter(counter, ganesh);
  await arrive(page, asha);
  await orderProduct(page, "brinjal-1kg");
  const number = await numberOf(page);
  const atCounter = numberAtCounter(number);
  const card = counter.locator(`#o-${atCounter}`);

  await counter.getByRole("link", { name: text("counter.refresh") }).click();
  await card.getByText(text("counter.reject"), { exact: true }).click();
  consoleErrors.expectStatus(422);
  await card.getByRole("button", { name: text("counter.reject_confirm") }).click();
  await expect(counter.getByRole("alert")).toHaveText(text("counter.order_error", { number: atCounter, why: text("counter.reason_missing") }));
  await card.getByText(text("counter.reject"), { exact: true }).click();
  await card.getByLabel(text("counter.reject_reason_title")).selectOption("Too busy right now");
  await card.getByRole("button", { name: text("counter.reject_confirm") }).click();
  await expect(card).toHaveCount(0);

  await asha.receiveText(matching("chat.order_rejected", { number, reason: "too busy" }));
  await page.reload();
  await expect(page.getByRole("main")).toContainText(
    text("order.rejected_because", { why: "Too busy right now" }),
  );
  await snapshot("order-rejected");
  await page.getByRole("link", { name: text("cart.find_stores") }).click();
  await expect(page).toHaveURL(/\/(en|stores)$/);
});

test("the store rejects in its chat", async ({ page, phones, otherBrowser }) => {
  const asha = phones.customer();
  const ganesh = await phones.store(STORE.phone);
  await openCounter(await otherBrowser(), ganesh);
  await arrive(page, asha);
  await orderProduct(page, "brinjal-1kg");
  const number = await numberOf(page);
  await ganesh.receiveText(matching("chat.store_new_order", { number }));
  await ganesh.pressButton(text("chat.button_reject"));
  await ganesh.receiveText(matching("chat.store_ask_reject_reason", { number }));
  await ganesh.pressButton("out of stock");
  await ganesh.receiveText(matching("chat.store_rejected", { number }));
  await asha.receiveText(matching("chat.order_rejected", { number, reason: "out of stock" }));
  await page.reload();
  await expect(page.getByRole("list", { name: text("order.steps") })).toContainText("Rejected by the store");
});
