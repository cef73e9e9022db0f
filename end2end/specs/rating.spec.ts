// A collected order is rated by one tap; low ratings are at the counter.
import { expect, test } from "../fixtures.ts";
import { STORE, arrive, numberOf, openCounter, orderProduct } from "../support/steps.ts";
import { text } from "../support/texts.ts";

test("one tap rates a collected order, and the store reads a low rating", async ({ page, phones, otherBrowser }) => {
  const counter = await otherBrowser();
  await openCounter(counter, await phones.store(STORE.phone));
  await arrive(page, phones.customer());
  const path = await orderProduct(page, "onion-500g");
  const number = await numberOf(page);
  const api = `/api/v1${path.replace("/o/", "/orders/")}`;
  // The order's page would reload itself while it is left.
  await page.goto("/orders");
  for (const action of ["accept", "ready", "collect"]) {
    const answer = await counter.request.post(`${api}/${action}`, {
      data: action === "collect" ? { paid_by: "cash" } : {},
      headers: { origin: new URL(page.url()).origin },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
  await page.goto(path);
  await page.getByRole("button", { name: text("order.stars", { stars: 2 }) }).click();
  await expect(page.locator("[data-rating='2']")).toContainText(text("order.rated"));
  await page.getByLabel(text("order.rating_comment")).fill("Soft onions");
  await page.getByRole("button", { name: text("order.rating_send") }).click();
  await expect(page.getByLabel(text("order.rating_comment"))).toHaveValue("Soft onions");

  await counter.goto("/counter");
  const low = counter.locator("[data-low-rating]").filter({ hasText: number });
  await expect(low).toContainText("Soft onions");
});
