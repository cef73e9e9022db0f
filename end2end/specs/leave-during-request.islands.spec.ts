// A request that is in flight when the customer leaves the page still changes the cart.
import { expect, test } from "../fixtures.ts";
import { STORE, open, product } from "../support/steps.ts";
import { matching } from "../support/texts.ts";

test("the first thing of all is not lost by leaving the page", async ({ page }) => {
  await open(page, `${STORE.path}/p/onion-1kg`);
  await product(page, "onion-1kg").getByRole("button", { name: matching("catalog.add_label") }).click();
  await page.goto("/en");
  await expect(async () => {
    await page.goto("/cart");
    await expect(page.getByRole("main")).toContainText("Onion", { timeout: 500 });
  }).toPass();
});
