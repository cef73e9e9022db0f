// The whole way: from "Hi" to a collected order, with the customer's chat, the store's chat and the counter.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { textOf } from "../support/phones.ts";
import {
  STORE,
  addTo,
  arrive,
  hydrated,
  chooseSlot,
  listPage,
  numberAtCounter,
  numberOf,
  open,
  openCart,
  openCheckout,
  openCounter,
  placeOrder,
  product,
} from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

/** Islands look after an order every ten seconds. */
const WATCHED = { timeout: 25_000 };

test("a customer orders, the store packs, the customer collects", async ({
  page,
  phones,
  otherBrowser,
  consoleErrors,
  scripted,
}) => {
  test.slow();
  const main = page.getByRole("main");
  const asha = phones.customer("Asha");

  await test.step("the link of the chat opens the shop", async () => {
    await arrive(page, asha);
    await expect(page).toHaveURL(/\/en$/);
  });

  await test.step("a PIN code finds the stores", async () => {
    await page.getByRole("textbox").fill("400703");
    await page.getByRole("button", { name: text("location.show_stores") }).click();
    await expect(page).toHaveURL(/\/stores/);
    const stores = main.getByRole("listitem");
    await expect(stores.filter({ hasText: STORE.name })).toContainText("Vashi");
    await expect(stores.filter({ hasText: STORE.name })).toHaveAttribute("data-metres", /^\d+$/);
    await main.getByRole("link", { name: STORE.name }).click();
    await expect(page.getByRole("heading", { level: 1, name: STORE.name })).toBeVisible();
    await hydrated(page);
  });

  await test.step("brinjals from a shelf, twice", async () => {
    await open(page, `${STORE.path}/c/fresh?sort=price`);
    await addTo(page, "brinjal-250g", 1);
    await addTo(page, "brinjal-250g", 2);
    await expect(page.locator("a.cart-bar")).toContainText("2 items · ₹32");
  });

  await test.step("dal by searching for the beginning of a word", async () => {
    const field = page.getByRole("search").locator("input[type=search]");
    await field.fill("toor d");
    if (scripted) {
      await page.getByRole("option", { name: /^Toor dal/ }).first().click();
    } else {
      await page.getByRole("search").getByRole("button").click();
      await expect(page).toHaveURL(/\/search\?q=toor/);
      await main.locator("li.card a[href*='/p/toor-dal-']").first().click();
    }
    await expect(page).toHaveURL(/\/p\/toor-dal-\w+$/);
  });

  await test.step("a larger pack of it, cheaper than its MRP", async () => {
    const packs = main.locator(".pack-sizes").getByRole("link");
    await expect(packs).toHaveCount(3);
    await packs.filter({ hasText: /^1 kg/ }).click();
    await expect(page).toHaveURL(/\/p\/toor-dal-1kg$/);
    await hydrated(page);
    await expect(main).toContainText(text("catalog.mrp_with_taxes", { mrp: "₹170" }));
    await addTo(page, "toor-dal-1kg", 1);
  });

  await test.step("something from the second page of a shelf", async () => {
    await open(page, `${STORE.path}/c/groceries`);
    await expect(page.getByRole("heading", { level: 1, name: "Groceries" })).toBeVisible();
    const first = await main.locator("li.card").count();
    expect(first).toBe(12);
    await listPage(page, 2).click();
    await expect(page).toHaveURL(/\?page=2$/);
    await expect(main.locator("li.card")).not.toHaveCount(0);
    await hydrated(page);
    await main.locator("li.card .more:enabled").last().click();
    await expect(page.locator("a.cart-bar")).toContainText("4 items");
  });

  await test.step("the cart adds up, up and down", async () => {
    await openCart(page);
    await expect(main.locator(".line")).toHaveCount(3);
    const before = await sums(page);
    await addTo(page, "toor-dal-1kg", 2);
    await expect(product(page, "toor-dal-1kg")).toContainText("₹314");
    await expect.poll(() => sums(page)).toEqual(raised(before, { paid: 157, saved: 13 }));
    await product(page, "brinjal-250g").locator(".fewer").click();
    await expect(product(page, "brinjal-250g").locator("output")).toHaveText("1");
    await expect.poll(() => sums(page)).toEqual(raised(before, { paid: 141, saved: 13 }));
    const lines = await main.locator(".line .line-amount").allInnerTexts();
    const together = lines.map(rupees).reduce((one, other) => one + other);
    expect((await sums(page)).paid).toBeCloseTo(together);
  });

  await test.step("the checkout says what is missing beside the field, and keeps the rest", async () => {
    await openCheckout(page);
    await expect(page.getByLabel(text("checkout.name"))).toHaveValue("Asha");
    await expect(main.locator("input:checked")).toHaveCount(1);
    consoleErrors.expectStatus(422);
    const slot = await chooseSlot(page);
    await page.getByLabel(text("checkout.name")).fill(" ");
    await page.getByRole("button", { name: matching("checkout.place_order") }).click();
    const name = page.getByLabel(text("checkout.name"));
    await expect(name).toHaveAccessibleDescription(text("checkout.name_empty"));
    await expect(page.locator("label.pick:has(input:checked)")).toContainText(slot);
    await name.fill("Asha Devi");
  });

  const order = await test.step("the order is placed", async () => {
    const path = await placeOrder(page);
    await expect(main).toContainText(text("order.not_ready"));
    await expect(main.getByRole("link", { name: text("order.open_maps") })).toHaveAttribute("href", /^https:/);
    return path;
  });
  const number = await numberOf(page);

  await test.step("the bill and the place arrive in the chat", async () => {
    const bill = await asha.receive((one) => one.kind === "document");
    expect(textOf(bill)).toMatch(/not ready yet/i);
    expect(bill.payload.filename).toBe(`Bill-${number}.pdf`);
    const place = await asha.receive((one) => one.kind === "location");
    expect(place.payload.name).toBe(STORE.name);
    const pdf = await page.request.get(`${order}/bill`);
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
  });

  const counter = await otherBrowser();
  const ganesh = await phones.store(STORE.phone);
  const atCounter = numberAtCounter(number);
  const card = counter.locator(`#o-${atCounter}`);
  await test.step("the store accepts and packs", async () => {
    await openCounter(counter, ganesh);
    await expect(card).toContainText("Asha Devi");
    await expect(card).toContainText("Toor dal 1 kg × 2");
    await card.getByRole("button", { name: `Accept: ${atCounter}` }).click();
    await expect(card.getByRole("button", { name: `Ready: ${atCounter}` })).toBeVisible();
    await asha.receiveText(matching("chat.order_accepted", { number }));
    await card.getByRole("button", { name: `Ready: ${atCounter}` }).click();
    await expect(card).toContainText(/code \d{4}/);
  });

  await test.step("the customer is told, with the code", async () => {
    const ready = await asha.receiveText(matching("chat.order_ready", { number }));
    const code = /\*(\d{4})\*/.exec(textOf(ready))?.[1] ?? "no code";
    await expect(card).toContainText(`code ${code}`);
    if (scripted) {
      await expect(main, "the page follows by itself").toContainText(code, WATCHED);
    } else {
      const answer = await page.reload();
      expect(answer?.headers()["refresh"]).toBe("30");
    }
    await expect(main.locator(".code")).toHaveText(`${text("order.show_code")} ${code}`);
  });

  await test.step("it is collected and paid", async () => {
    await card.getByRole("button", { name: `Cash: ${atCounter}` }).click();
    await expect(card).toHaveCount(0);
    await asha.receiveText(matching("chat.order_collected", { number }));
    if (!scripted) await page.reload();
    await expect(main, "the page follows by itself").toContainText(text("order.paid", { how: "Cash" }), WATCHED);
    await expect(main).toContainText("Thank you");
    await open(page, "/orders");
    await expect(main.getByRole("link", { name: new RegExp(`^Order ${number} `) })).toContainText("Collected");
  });
});

type Sums = { atMrp: number; saved: number; paid: number };

async function sums(page: Page): Promise<Sums> {
  const row = async (name: string) =>
    rupees(await page.locator(".totals div").filter({ hasText: name }).locator("dd").innerText());
  return {
    atMrp: await row(text("cart.mrp_total")),
    saved: await row(text("cart.you_save")),
    paid: await row(text("cart.total")),
  };
}

function raised(before: Sums, by: { paid: number; saved: number }): Sums {
  return {
    atMrp: before.atMrp + by.paid + by.saved,
    saved: before.saved + by.saved,
    paid: before.paid + by.paid,
  };
}

function rupees(text: string): number {
  return Number(text.replace(/[^\d.]/g, ""));
}
