// A coupon, from the cart to the order; and the smallest order of a store.
import { expect, test } from "../fixtures.ts";
import { add, addTo, arrive, openCart, openCheckout, placeOrder, product } from "../support/steps.ts";
import { text } from "../support/texts.ts";

/** Takes no order below ₹149. */
const FROM_149 = { path: "/s/vinayak-vashi", name: "Vinayak", phone: "" };

test("a coupon takes off one line of the totals, and stays with its reason when it stops counting", async ({
  page,
  phones,
  consoleErrors,
}) => {
  await arrive(page, phones.customer());
  // ₹42 each.
  await add(page, "tomato-1kg", 7);
  await openCart(page);
  await page.getByText(text("cart.coupon_ask")).click();
  const code = page.getByLabel(text("cart.coupon_code"));
  await code.fill("no such coupon");
  consoleErrors.expectStatus(422);
  await page.getByRole("button", { name: text("cart.coupon_apply") }).click();
  await expect(code, "the field is open with its error").toHaveAttribute("aria-invalid", "true");

  await code.fill("welcome 50");
  await code.press("Enter");
  await expect(page.locator("[data-coupon-problem]"), "from ₹300").toBeVisible();
  await addTo(page, "tomato-1kg", 8);
  const row = page.locator("[data-coupon=WELCOME50]");
  await expect(row, "with script the page follows").toContainText("₹50");
  await expect(page.locator("[data-coupon-problem]")).toHaveCount(0);
  await expect(page.locator(".totals .total")).toContainText("₹286");

  await product(page, "tomato-1kg").locator(".fewer").click();
  await expect(page.locator("[data-coupon-problem]"), "it waits again").toBeVisible();
  await expect(row).toHaveCount(0);
  await addTo(page, "tomato-1kg", 8);
  await expect(row).toBeVisible();

  await openCheckout(page);
  await expect(row).toContainText("₹50");
  await placeOrder(page);
  await expect(row).toContainText("₹50");
  await expect(page.locator(".totals .total")).toContainText("₹286");
});

test("a cart below the store's minimum shows what is missing, and is ordered once it is enough", async ({
  page,
  phones,
}) => {
  await arrive(page, phones.customer());
  await add(page, "wheat-flour-1kg", 2, FROM_149);
  await openCart(page);
  const missing = page.locator("[data-below-minimum]");
  await expect(missing).toContainText("₹33");
  await expect(page.getByRole("link", { name: text("cart.checkout") })).toHaveCount(0);
  await page.goto("/checkout");
  await expect(missing, "nor at the checkout").toBeVisible();
  await page.goto("/cart");
  // ₹58 each.
  await addTo(page, "wheat-flour-1kg", 3);
  await expect(missing).toHaveCount(0);
  await openCheckout(page);
  await placeOrder(page);
});
