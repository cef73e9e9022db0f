// Every page there is, one after another, to hold something against each of them.
import { type Page } from "@playwright/test";
import type { ConsoleErrors } from "./console-errors.ts";
import type { Phone } from "./phones.ts";
import {
  NEIGHBOUR,
  STORE,
  add,
  addTo,
  arrive,
  hydrated,
  chooseSlot,
  numberAtCounter,
  numberOf,
  open,
  openCounter,
  placeOrder,
  product,
  runsScript,
} from "./steps.ts";
import { matching, text } from "./texts.ts";

export type Party = {
  /** The browser of a customer who was not here yet. */
  page: Page;
  asha: Phone;
  /** The browser at the counter, and the store's phone. */
  counter: Page;
  ganesh: Phone;
  consoleErrors: ConsoleErrors;
};

/** What is done on each page: its name, and the page. */
export type Look = (name: string, page: Page) => Promise<void>;

/** The pages around a customer's way, up to the checkout. */
export async function walkThroughShop({ page, asha, consoleErrors }: Party, look: Look): Promise<void> {
  const see = async (name: string, path: string) => {
    await open(page, path);
    await look(name, page);
  };
  await see("landing", "/en");
  await see("localities", "/localities?q=vashi");
  consoleErrors.expectStatus(404);
  await see("no-such-page", "/no-such-page");
  consoleErrors.expectStatus(401);
  await see("counter-sign-in", "/counter");
  // The greeting follows; repeated within seconds it would not be answered.
  await asha.sendText("English");
  await see("link", await asha.link());
  await arrive(page, asha);
  await see("cart-empty", "/cart");
  await see("orders-none", "/orders");
  await see("stores", "/stores?pin=400703");
  await see("store", STORE.path);
  await see("shelf", `${STORE.path}/c/groceries`);
  await see("search", `${STORE.path}/search?q=dal`);
  await see("search-nothing", `${STORE.path}/search?q=helicopter`);
  await see("sold-out", `${STORE.path}/p/mango-6pc`);
  await see("product", `${STORE.path}/p/toor-dal-1kg`);
  await addTo(page, "toor-dal-1kg", 1);
  await add(page, "exercise-book-single-1pc", 2);
  await see("store-with-cart", STORE.path);
  await open(page, `${NEIGHBOUR.path}/p/onion-1kg`);
  consoleErrors.expectStatus(409);
  // The island asks first, then the form does.
  if (runsScript()) consoleErrors.expectStatus(409);
  await product(page, "onion-1kg").getByRole("button", { name: matching("catalog.add_label") }).click();
  await page.getByRole("heading", { name: text("cart.switch_title") }).waitFor();
  await hydrated(page);
  await look("change-store", page);
  await see("cart", "/cart");
  await see("checkout", "/checkout");
  consoleErrors.expectStatus(422);
  await page.getByLabel(text("checkout.name")).fill("");
  await page.getByRole("button", { name: matching("checkout.place_order") }).click();
  await page.getByText(text("checkout.name_empty")).waitFor();
  await hydrated(page);
  await look("checkout-refused", page);
}

/** The pages of an order, to its customer and at the counter. Needs a cart. */
export async function walkThroughOrder({ page, asha, counter, ganesh }: Party, look: Look): Promise<void> {
  await ganesh.sendText("counter");
  await counter.goto(await ganesh.link());
  await look("counter-link", counter);
  await openCounter(counter, ganesh);
  await open(page, "/checkout");
  await page.getByLabel(text("checkout.name")).fill("Asha");
  await chooseSlot(page);
  const order = await placeOrder(page);
  await hydrated(page);
  await look("order", page);
  const number = await numberOf(page);
  const atCounter = numberAtCounter(number);
  // An order's page reloads itself when the order changes, which would interrupt opening it again.
  await page.goto("about:blank");
  await counter.goto("/counter");
  await look("counter-new", counter);
  await counter.goto(order);
  await look("order-of-another", counter);
  await counter.goto("/counter/shelf?q=dal");
  await look("counter-shelf", counter);
  await counter.goto("/counter");
  await counter.getByRole("button", { name: `Accept: ${atCounter}` }).click();
  await counter.getByRole("button", { name: `Ready: ${atCounter}` }).click();
  await counter.getByRole("button", { name: `Cash: ${atCounter}` }).waitFor();
  await look("counter-ready", counter);
  await asha.receiveText(matching("chat.order_ready", { number }));
  await open(page, order);
  await look("order-ready", page);
  await page.goto("about:blank");
  await counter.getByRole("button", { name: `Cash: ${atCounter}` }).click();
  await asha.receiveText(matching("chat.order_collected", { number }));
  await open(page, order);
  await look("order-collected", page);
  await open(page, "/orders");
  await look("orders", page);
  await counter.goto("/counter");
  await counter.getByRole("button", { name: text("counter.pause") }).click();
  await counter.getByRole("button", { name: text("counter.resume") }).waitFor();
  await look("counter-paused", counter);
  await open(page, STORE.path);
  await page.getByRole("status").filter({ hasText: text("cart.store_paused") }).waitFor();
  await look("store-paused", page);
  await counter.getByRole("button", { name: text("counter.resume") }).click();
  await counter.getByRole("button", { name: text("counter.pause") }).waitFor();
}
