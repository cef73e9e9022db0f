// Steps that many specs take, each as a person takes it.
import { type Locator, type Page, expect, test } from "@playwright/test";
import type { Phone } from "./phones.ts";
import { matching, text } from "./texts.ts";

/** The store most specs shop at. Open from 7 to 23 every day; slots of half an hour, eight orders each. */
export const STORE = {
  path: "/s/shree-ganesh-vashi",
  name: "Shree Ganesh Kirana",
  phone: "+917000000001",
};

/** Its neighbour. Open from 6 to midnight. */
export const NEIGHBOUR = {
  path: "/s/asha-vashi",
  name: "Asha General Store",
  phone: "+917000000002",
};

/** "Hi", the link, *Continue*. */
export async function arrive(page: Page, phone: Phone): Promise<void> {
  await phone.sendText("Hi");
  await page.goto(await phone.link());
  await page.getByRole("button", { name: text("link.open_shop") }).click();
  await expect(page).toHaveURL(/\/(en|stores|cart|s\/[\w-]+)$/);
}

/** Opens a page and waits until its islands run, where they do. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}

/** Waits until the islands of a page run, in a browser that runs script. */
export async function hydrated(page: Page): Promise<void> {
  if (runsScript()) {
    await expect(page.locator("html")).toHaveAttribute("data-islands", "hydrated");
  }
}

/** A card, a cart line, or the sheet of a product. */
export function product(page: Page, id: string): Locator {
  return page.locator(`#p-${id}`);
}

/** The link to a page of a category's list. */
export function listPage(page: Page, number: number): Locator {
  const pages = page.getByRole("navigation", { name: text("catalog.pages") });
  return pages.getByRole("link", { name: String(number), exact: true });
}

/** Presses *Add* or *+* and waits until so many are in the cart, and the server knows it. */
export async function addTo(page: Page, id: string, units: number): Promise<void> {
  const more = product(page, id).locator(".more");
  if (runsScript()) {
    // The island shows the requested quantity before the server has answered.
    const known = page.waitForResponse((answer) => {
      const request = answer.request();
      return request.method() === "POST" && request.url().endsWith("/cart/lines");
    });
    await more.click();
    await known;
  } else {
    await more.click();
  }
  await expect(product(page, id).locator("output")).toHaveText(String(units));
}

/** Puts some of a product into the cart, from its page. */
export async function add(page: Page, id: string, units = 1, store = STORE): Promise<void> {
  await open(page, `${store.path}/p/${id}`);
  for (let unit = 1; unit <= units; unit += 1) await addTo(page, id, unit);
}

/** Goes to the cart by the bar at the bottom. */
export async function openCart(page: Page): Promise<void> {
  await page.locator("a.cart-bar").click();
  await expect(page).toHaveURL(/\/cart$/);
  await hydrated(page);
}

/** Goes from the cart to the checkout. */
export async function openCheckout(page: Page): Promise<void> {
  await page.getByRole("link", { name: text("cart.checkout") }).click();
  await expect(page).toHaveURL(/\/checkout$/);
}

/** Chooses the first pick-up time with room, whatever the hour. Gives the words on it. */
export async function chooseSlot(page: Page): Promise<string> {
  const slot = page.locator("label.pick").first();
  await slot.click();
  await expect(slot.locator("input")).toBeChecked();
  return (await slot.locator("b").innerText()).replace(/^[^:]*: /, "");
}

/** Presses the button that orders, and gives the path of the order. */
export async function placeOrder(page: Page): Promise<string> {
  await page.getByRole("button", { name: matching("checkout.place_order") }).click();
  await expect(page).toHaveURL(/\/o\/\w{26}$/);
  return new URL(page.url()).pathname;
}

/** From an empty cart to an order of something; gives the order's path. */
export async function orderProduct(page: Page, id: string, units = 1): Promise<string> {
  await add(page, id, units);
  await openCart(page);
  await openCheckout(page);
  await chooseSlot(page);
  return placeOrder(page);
}

/** The order's number, from the title of its page. */
export async function numberOf(page: Page): Promise<string> {
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  return title.split(" ").at(-1) ?? "";
}

/** The number as the counter shows it: without the store's prefix. */
export function numberAtCounter(number: string): string {
  return number.replace(/^.*-/, "");
}

/** The store writes, and its link opens the counter in a browser of its own. */
export async function openCounter(page: Page, phone: Phone): Promise<void> {
  await phone.sendText("counter");
  await page.goto(await phone.link());
  await page.getByRole("button", { name: text("link.open_counter") }).click();
  await expect(page).toHaveURL(/\/counter$/);
}

/** Whether pages run script in this project. */
export function runsScript(): boolean {
  return test.info().project.use.javaScriptEnabled !== false;
}
