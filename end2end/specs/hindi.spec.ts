// The same way in Hindi, and from one language to the other.
import { expect, test } from "../fixtures.ts";
import { STORE, addTo, arrive, hydrated, chooseSlot, open, product } from "../support/steps.ts";
import { hindi } from "../support/texts.ts";

test("who writes हिन्दी is spoken to in Hindi, in the chat and on the pages", async ({
  page,
  phones,
  snapshot,
}) => {
  const asha = phones.customer("आशा");
  const html = page.locator("html");
  const main = page.getByRole("main");
  await asha.sendText("Hi");
  await asha.receiveText(/^Namaste, आशा/);
  await asha.pressButton("हिन्दी");
  await asha.receiveText(/हिन्दी में/);
  await asha.receiveText(/^नमस्ते आशा जी/);
  await asha.sendText("Hi");
  await page.goto(await asha.link());
  await expect(html).toHaveAttribute("lang", "hi");
  await expect(main).toContainText("आशा");
  await snapshot("hi-link");
  await page.getByRole("button", { name: hindi("link.open_shop") }).click();
  await expect(page).toHaveURL(/\/hi$/);
  await snapshot("hi-landing");
  await page.getByRole("textbox").fill("वाशी");
  await page.getByRole("button", { name: hindi("location.show_stores") }).click();
  await expect(page).toHaveURL(/\/hi\//);
  await page.goto("/hi/stores?pin=400703");
  await snapshot("hi-stores");
  await main.getByRole("link", { name: STORE.name }).click();
  await expect(page).toHaveURL(new RegExp(`/hi${STORE.path}$`));
  await hydrated(page);
  await snapshot("hi-store");
  await main.locator(`a[href$="${STORE.path}/c/fresh"]`).first().click();
  await expect(page).toHaveURL(/\/hi\/s\/.+\/c\/fresh$/);
  await expect(html).toHaveAttribute("lang", "hi");
  await hydrated(page);
  await addTo(page, "onion-500g", 1);
  await expect(page.locator("a.cart-bar")).toContainText("1 आइटम · ₹20");
  await page.locator("a.cart-bar").click();
  await expect(page).toHaveURL(/\/hi\/cart$/);
  await expect(main).toContainText("प्याज़");
  await snapshot("hi-cart");
  await page.getByRole("link", { name: hindi("cart.checkout") }).click();
  await expect(page).toHaveURL(/\/hi\/checkout$/);
  await chooseSlot(page);
  await snapshot("hi-checkout");
  await page.getByRole("button", { name: /^ऑर्डर करें/ }).click();
  await expect(page).toHaveURL(/\/hi\/o\/\w{26}$/);
  await expect(html).toHaveAttribute("lang", "hi");
  await expect(main).toContainText(hindi("order.not_ready"));
  await snapshot("hi-order");
  await asha.receiveText(/\*अभी तैयार नहीं है\*/);
});

test("the switch of language keeps the page, and the cart", async ({ page, phones, consoleErrors }) => {
  await arrive(page, phones.customer());
  const html = page.locator("html");
  const ways = [
    "/en",
    "/stores?pin=400703",
    STORE.path,
    `${STORE.path}/c/groceries?sort=price&page=2`,
    `${STORE.path}/p/onion-1kg`,
    `${STORE.path}/search?q=dal`,
    "/cart",
    "/orders",
    "/counter",
  ];
  await open(page, `${STORE.path}/p/onion-1kg`);
  await addTo(page, "onion-1kg", 1);
  await expect(page.locator("a.cart-bar")).toContainText("1 item");
  for (const way of ways) {
    if (way === "/counter") {
      // Without a counter session, in both languages.
      [401, 401, 401].forEach((status) => consoleErrors.expectStatus(status));
    }
    await page.goto(way);
    await expect(html).toHaveAttribute("lang", "en");
    const url = page.url();
    await page.getByRole("link", { name: "हिन्दी" }).click();
    await expect(html).toHaveAttribute("lang", "hi");
    const path = way === "/en" ? "/hi" : `/hi${way}`;
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(path);
    await page.getByRole("link", { name: "English" }).click();
    await expect(html).toHaveAttribute("lang", "en");
    expect(page.url()).toBe(url);
  }
  await open(page, `/hi${STORE.path}/p/onion-1kg`);
  await expect(product(page, "onion-1kg").locator("output")).toHaveText("1");
});
