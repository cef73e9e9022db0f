// The last page before an order: what is chosen beforehand, and the change of the language.
import { expect, test } from "../fixtures.ts";
import { add, arrive, openCart, openCheckout, placeOrder } from "../support/steps.ts";
import { hindi, matching, text } from "../support/texts.ts";

test("with nothing changed, one press orders for the earliest time, which stands beside the button", async ({
  page,
  phones,
}) => {
  await arrive(page, phones.customer());
  await add(page, "onion-500g");
  await openCart(page);
  await openCheckout(page);
  const earliest = await page.locator("label.pick b").first().innerText();
  const bar = page.locator(".bar");
  await expect(bar).toContainText(earliest);
  await expect(bar.getByRole("button", { name: matching("checkout.place_order") })).toBeInViewport();
  await placeOrder(page);
  const when = earliest.replace(/^[^:]*: /, "");
  await expect(page.getByRole("banner")).toContainText(when, { ignoreCase: true });
});

test("a change of the language keeps the time and the name", async ({ page, phones }) => {
  await arrive(page, phones.customer());
  await add(page, "onion-500g");
  await openCart(page);
  await openCheckout(page);
  await page.getByText(text("checkout.other_times")).click();
  const other = page.locator("label.slot:has(input:enabled)").nth(1);
  await other.click();
  const chosen = await other.locator("input").inputValue();
  await page.getByLabel(text("checkout.name")).fill("आशा देवी");
  await page.getByLabel(text("checkout.note")).fill("Small onions");
  await page.getByText(text("checkout.if_missing_title")).click();
  await page.locator("#missing-onion-500g").selectOption("leave_out");
  await page.getByRole("button", { name: "हिन्दी" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "hi");
  await expect(page.getByLabel(hindi("checkout.name"))).toHaveValue("आशा देवी");
  await expect(page.locator("input[name=slot]:checked")).toHaveValue(chosen);
  await expect(page.getByLabel(hindi("checkout.note"))).toHaveValue("Small onions");
  await expect(page.locator("#missing-onion-500g")).toHaveValue("leave_out");
  expect(page.url(), "no address contains what was typed").not.toContain("%");
  await page.getByLabel(hindi("checkout.name")).press("Enter");
  await expect(page, "the Enter key orders").toHaveURL(/\/hi\/o\/\w{26}$/);
});
