// Orders that are not collected: cancelled by the customer, rejected by the store.
import { expect, test } from "../fixtures.ts";
import { STORE, arrive, numberOf, openCounter, orderSome } from "../shop/steps.ts";

test("the customer cancels, and is asked first", async ({ page, phones, elsewhere, snapshot }) => {
  const asha = phones.customer();
  const ganesh = await phones.store(STORE.phone);
  await openCounter(await elsewhere(), ganesh);
  await arrive(page, asha);
  await orderSome(page, "brinjal-1kg");
  const number = await numberOf(page);
  await ganesh.hears(new RegExp(`^New order ${number} `));

  await expect(page.getByRole("button", { name: "Yes, cancel it" })).toBeHidden();
  await page.getByText("Cancel the order", { exact: true }).click();
  await expect(page.getByRole("main")).toContainText("The store stops packing, and nothing is to be paid.");
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await expect(page.getByRole("list", { name: "Where it stands" })).toContainText("Cancelled by you");
  await expect(page.getByText("Cancel the order", { exact: true })).toHaveCount(0);
  await snapshot("order-cancelled");
  await asha.hears(new RegExp(`^Order ${number} is cancelled. You pay nothing`));
  await ganesh.hears(new RegExp(`^Order ${number} was cancelled by the customer`));
});

test("the store rejects on the board, with a reason", async ({ page, phones, elsewhere, quiet, snapshot }) => {
  const asha = phones.customer();
  const counter = await elsewhere();
  const ganesh = await phones.store(STORE.phone);
  await openCounter(counter, ganesh);
  await arrive(page, asha);
  await orderSome(page, "brinjal-1kg");
  const number = await numberOf(page);
  const card = counter.locator(`#o-${number}`);

  await counter.getByRole("link", { name: "Refresh" }).click();
  await card.getByText("Reject", { exact: true }).click();
  quiet.refusal(422);
  await card.getByRole("button", { name: "Reject order" }).click();
  await expect(counter.getByRole("alert")).toHaveText(`Order ${number}: choose a reason first.`);
  await card.getByText("Reject", { exact: true }).click();
  await card.getByLabel("Why?").selectOption("Too busy right now");
  await card.getByRole("button", { name: "Reject order" }).click();
  await expect(card).toHaveCount(0);

  await asha.hears(new RegExp(`cannot take order ${number}: too busy\\. You pay nothing`));
  await page.reload();
  await expect(page.getByRole("main")).toContainText(
    "Too busy right now, so the store could not take this order. Nothing is to be paid.",
  );
  await snapshot("order-rejected");
  await page.getByRole("link", { name: "Find stores" }).click();
  await expect(page).toHaveURL(/\/(en|stores)$/);
});

test("the store rejects in its chat", async ({ page, phones, elsewhere }) => {
  const asha = phones.customer();
  const ganesh = await phones.store(STORE.phone);
  await openCounter(await elsewhere(), ganesh);
  await arrive(page, asha);
  await orderSome(page, "brinjal-1kg");
  const number = await numberOf(page);
  await ganesh.hears(new RegExp(`^New order ${number} `));
  await ganesh.presses("Reject");
  await ganesh.hears(new RegExp(`^Why can't you take order ${number}`));
  await ganesh.presses("out of stock");
  await ganesh.hears(new RegExp(`^Order ${number} is rejected`));
  await asha.hears(new RegExp(`cannot take order ${number}: out of stock`));
  await page.reload();
  await expect(page.getByRole("list", { name: "Where it stands" })).toContainText("Rejected by the store");
});
