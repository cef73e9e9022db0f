// Outside the served area: to be notified when a store opens there.
import { expect, test } from "../fixtures.ts";
import { arrive } from "../support/steps.ts";

test("a customer outside the served area asks to be told when a store opens", async ({ page, phones }) => {
  await arrive(page, phones.customer());
  await page.goto("/stores?pin=411001");
  const request = page.locator("[data-coverage]");
  await expect(request).toHaveAttribute("data-coverage", "offered");
  await request.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(request).toHaveAttribute("data-coverage", "requested");
  await page.setViewportSize({ width: 240, height: 320 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(240);
});

test("an anonymous visitor outside the served area continues in the chat", async ({ page }) => {
  await page.goto("/stores?pin=411001");
  const request = page.locator("[data-coverage]");
  await expect(request).toHaveAttribute("data-coverage", "sign-in-first");
  await expect(request.getByRole("link")).toHaveAttribute("href", /text=.*411001/);
});
