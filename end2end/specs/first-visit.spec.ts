// A first-time visitor, from the link of the chat to an order of four things: how many taps and pages it takes.
import { type Locator } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { STORE, hydrated } from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

const MAX_TAPS = 20;
const MAX_PAGE_LOADS = 10;

test("salt, atta, milk and onions are found and ordered in a few taps", async ({ page, phones, scripted }) => {
  const asha = phones.customer();
  let taps = 0;
  let pageLoads = 0;
  const tap = async (target: Locator) => {
    taps += 1;
    await target.click();
  };
  page.on("request", (request) => {
    if (request.isNavigationRequest() && request.method() === "GET") pageLoads += 1;
  });
  await asha.sendText("Hi");
  await page.goto(await asha.link());
  await tap(page.getByRole("button", { name: text("link.open_shop") }));

  await tap(page.getByRole("textbox"));
  await page.keyboard.type("400703");
  await tap(page.getByRole("button", { name: text("location.show_stores") }));
  await tap(page.getByRole("main").getByRole("link", { name: STORE.name }));

  const goods = ["Iodised salt", "Whole wheat atta", "Toned milk", "Onion"];
  for (const [index, name] of goods.entries()) {
    await hydrated(page);
    const card = page.locator("#basics .card").filter({ has: page.getByRole("heading", { name, exact: true }) });
    await tap(card.locator(".more"));
    await expect(page.locator("a.cart-bar")).toContainText(String(index + 1));
  }
  await tap(page.locator("a.cart-bar"));
  await expect(page.locator("main .line")).toHaveCount(goods.length);
  await tap(page.getByRole("link", { name: text("cart.checkout") }));
  await tap(page.getByRole("button", { name: matching("checkout.place_order") }));
  await expect(page).toHaveURL(/\/o\/\w{26}$/);

  expect(taps).toBeLessThanOrEqual(MAX_TAPS);
  // Without script each *Add* is a page.
  expect(pageLoads).toBeLessThanOrEqual(scripted ? MAX_PAGE_LOADS : MAX_PAGE_LOADS + goods.length);
  test.info().annotations.push({ type: "count", description: `${taps} taps, ${pageLoads} page loads` });
});
