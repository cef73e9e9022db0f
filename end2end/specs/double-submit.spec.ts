// One cart makes one order, however often the button is pressed.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import type { Phone } from "../support/phones.ts";
import { add, arrive, chooseSlot, numberOf, openCart, openCheckout } from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

test("two presses in the same moment make one order", async ({ page, phones }) => {
  const asha = phones.customer();
  await arrive(page, asha);
  await add(page, "onion-500g");
  await openCart(page);
  await openCheckout(page);
  await chooseSlot(page);
  await page.getByRole("button", { name: matching("checkout.place_order") }).dblclick();
  await expect(page).toHaveURL(/\/o\/\w{26}$/);
  await hasOneOrder(page, asha);
});

test("the order's page can be loaded again, and the form sent again, and it is the same order", async ({
  page,
  phones,
}) => {
  const asha = phones.customer();
  await arrive(page, asha);
  await add(page, "onion-500g");
  await openCart(page);
  await openCheckout(page);
  await chooseSlot(page);
  const form = await page.locator("form[action='/checkout']").evaluate((form: HTMLFormElement) =>
    Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])),
  );
  await page.getByRole("button", { name: matching("checkout.place_order") }).click();
  await expect(page).toHaveURL(/\/o\/\w{26}$/);
  const order = new URL(page.url());
  await page.reload();
  await expect(page).toHaveURL(order.href);

  // What a browser does that asks "send the form again?", or a retry on a thin network.
  const origin = order.origin;
  const again = await page.request.post("/checkout", { form, headers: { origin }, maxRedirects: 0 });
  expect(again.status()).toBe(303);
  expect(again.headers()["location"]).toBe(order.pathname);
  await hasOneOrder(page, asha);
});

async function hasOneOrder(page: Page, asha: Phone): Promise<void> {
  const number = await numberOf(page);
  await page.goto("/orders");
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("main")).toContainText(text("order.title", { number }));
  await asha.receive((one) => one.kind === "location");
  const bills = (await asha.thread()).filter((one) => one.kind === "document");
  expect(bills.map((one) => one.payload.filename)).toEqual([`Bill-${number}.pdf`]);
}
