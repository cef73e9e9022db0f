// What is sold out is shown and not buyable, and no more is sold than there is.
import { expect, test } from "../fixtures.ts";
import { STORE, add, arrive, open, product } from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

test("a sold-out product is shown, on the shelf and on its page, and cannot be bought", async ({
  page,
  phones,
}) => {
  await arrive(page, phones.customer());
  await open(page, `${STORE.path}/search?q=mango`);
  const card = page.locator("li.card").filter({ hasText: "Alphonso mango" });
  await expect(card).toContainText("Alphonso mango");
  await expect(card.getByRole("button", { name: /Alphonso/ })).toBeDisabled();
  await expect(card.locator(".more")).toHaveText(text("catalog.out_of_stock"));
  await card.getByRole("link", { name: /Alphonso mango/ }).click();
  await expect(page).toHaveURL(/\/p\/mango-\d+pc$/);
  await expect(page.getByRole("main").locator(".more").first()).toBeDisabled();
});

test("the stepper ends where the stock ends", async ({ page, phones }) => {
  await arrive(page, phones.customer());
  // Two are left of these.
  await add(page, "toor-dal-5kg", 2);
  const dal = product(page, "toor-dal-5kg");
  await expect(dal).toContainText(text("catalog.only_left", { available: 2 }));
  await expect(dal.locator(".more")).toBeDisabled();
  await dal.locator(".fewer").click();
  await expect(dal.locator("output")).toHaveText("1");
  await expect(dal.locator(".more")).toBeEnabled();
  await dal.locator(".fewer").click();
  await expect(dal.getByRole("button", { name: matching("catalog.add_label") })).toBeVisible();
  await expect(page.locator("a.cart-bar")).toBeHidden();
});

test("with something in the cart everything else stays for sale", async ({ page, phones }) => {
  await arrive(page, phones.customer());
  await add(page, "onion-500g");
  await open(page, `${STORE.path}/c/fresh`);
  await expect(product(page, "onion-500g").locator("output")).toHaveText("1");
  for (const path of ["search?q=coriander", "c/fresh"]) {
    await open(page, `${STORE.path}/${path}`);
    await expect(product(page, "coriander-leaves").locator(".more")).toHaveText(text("catalog.add"));
    await expect(product(page, "coriander-leaves").locator(".more")).toBeEnabled();
  }
});
