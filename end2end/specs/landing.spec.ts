// The first page, opened from anywhere.
import { expect, test } from "../fixtures.ts";

test("the landing page asks for a location", async ({ page, snapshot }) => {
  const answer = await page.goto("/");
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("textbox").first()).toBeVisible();
  const width = await page.locator("html").evaluate((html) => html.scrollWidth);
  expect(width, "nothing sticks out sideways").toBeLessThanOrEqual(360);
  await snapshot("landing");
});
