// A product that a store does not list: requested by a customer, answered at the counter.
import { expect, test } from "../fixtures.ts";
import { STORE, arrive, openCounter } from "../support/steps.ts";
import { text } from "../support/texts.ts";

const words = "qwxzt";

test("a customer asks the store for what it does not list, and the store answers", async ({
  page,
  phones,
  otherBrowser,
}) => {
  await arrive(page, phones.customer());
  await page.goto(`${STORE.path}/search?q=${words}`);
  const request = page.locator("[data-request]");
  await expect(request).toHaveAttribute("data-request", "offered");
  await request.getByRole("button", { name: text("requests.ask_store", { words }) }).click();
  await expect(request).toHaveAttribute("data-request", "waiting");

  const counter = await otherBrowser();
  await openCounter(counter, await phones.store(STORE.phone));
  const list = counter.locator("[data-requests]");
  await list.locator("summary").click();
  await list.getByRole("button", { name: text("requests.not_available_label", { words }) }).click();
  await expect(list).toHaveCount(0);

  await page.reload();
  await expect(request).toHaveAttribute("data-request", "unavailable");
  // Nothing is wider than the narrowest phone.
  await page.setViewportSize({ width: 240, height: 320 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(240);
});

test("an anonymous visitor continues in the chat", async ({ page }) => {
  await page.goto(`${STORE.path}/search?q=${words}`);
  const request = page.locator("[data-request]");
  await expect(request).toHaveAttribute("data-request", "sign-in-first");
  await expect(request.getByRole("link")).toHaveAttribute("href", /text=/);
});
