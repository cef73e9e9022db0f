// Every page there is, one after another, to hold something against each of them.
import { type Page } from "@playwright/test";
import type { Complaints } from "./complaints.ts";
import type { Phone } from "./phones.ts";
import {
  NEIGHBOUR,
  STORE,
  add,
  addTo,
  arrive,
  awake,
  chooseSlot,
  numberOf,
  open,
  openCounter,
  placeOrder,
  product,
} from "./steps.ts";

export type Party = {
  /** The browser of a customer who was not here yet. */
  page: Page;
  asha: Phone;
  /** The browser at the counter, and the store's phone. */
  counter: Page;
  ganesh: Phone;
  quiet: Complaints;
};

/** What is done on each page: its name, and the page. */
export type Look = (name: string, page: Page) => Promise<void>;

/** The pages around a customer's way, up to the checkout. */
export async function tourOfTheShop({ page, asha, quiet }: Party, look: Look): Promise<void> {
  const see = async (name: string, path: string) => {
    await open(page, path);
    await look(name, page);
  };
  await see("front-door", "/en");
  await see("localities", "/localities?q=vashi");
  quiet.refusal(404);
  await see("no-such-page", "/no-such-page");
  await see("counter-sign-in", "/counter");
  await asha.says("Hi");
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
  quiet.refusal(409);
  await product(page, "onion-1kg").getByRole("button", { name: /^Add/ }).click();
  await page.getByRole("heading", { name: "Change the store?" }).waitFor();
  await awake(page);
  await look("change-store", page);
  await see("cart", "/cart");
  await see("checkout", "/checkout");
  quiet.refusal(422);
  await page.getByLabel("Name to call out").fill("");
  await page.getByRole("button", { name: /^Place order/ }).click();
  await page.getByText("Choose when you will pick it up.").waitFor();
  await awake(page);
  await look("checkout-refused", page);
}

/** The pages of an order, to its customer and at the counter. Needs a cart. */
export async function tourOfAnOrder({ page, asha, counter, ganesh }: Party, look: Look): Promise<void> {
  await ganesh.says("counter");
  await counter.goto(await ganesh.link());
  await look("counter-link", counter);
  await openCounter(counter, ganesh);
  await open(page, "/checkout");
  await page.getByLabel("Name to call out").fill("Asha");
  await chooseSlot(page);
  const order = await placeOrder(page);
  await awake(page);
  await look("order", page);
  const number = await numberOf(page);
  await counter.goto("/counter");
  await look("counter-new", counter);
  await counter.goto(order);
  await look("order-of-another", counter);
  await counter.goto("/counter/shelf?q=dal");
  await look("counter-shelf", counter);
  await counter.goto("/counter");
  await counter.getByRole("button", { name: `Accept: ${number}` }).click();
  await counter.getByRole("button", { name: `Ready: ${number}` }).click();
  await counter.getByRole("button", { name: `Cash: ${number}` }).waitFor();
  await look("counter-ready", counter);
  await asha.hears(/is ready at/);
  await open(page, order);
  await look("order-ready", page);
  await counter.getByRole("button", { name: `Cash: ${number}` }).click();
  await asha.hears(/is collected/);
  await open(page, order);
  await look("order-collected", page);
  await open(page, "/orders");
  await look("orders", page);
}
