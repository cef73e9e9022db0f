// The cart is the customer's, not the browser's: it comes back wherever the link is opened.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { type ConsoleErrors } from "../support/console-errors.ts";
import {
  NEIGHBOUR,
  STORE,
  add,
  addTo,
  arrive,
  open,
  openCart,
  product,
} from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

/** Adds a product of the neighbour's to a cart that holds another store's. */
async function addAtNeighbour(
  { page, consoleErrors, scripted }: { page: Page; consoleErrors: ConsoleErrors; scripted: boolean },
  id: string,
): Promise<void> {
  await open(page, `${NEIGHBOUR.path}/p/${id}`);
  await expect(product(page, id).locator("output"), "the cart holds nothing of this store").toBeHidden();
  consoleErrors.expectStatus(409);
  // The island asks first, then the form does.
  if (scripted) consoleErrors.expectStatus(409);
  await product(page, id).getByRole("button", { name: matching("catalog.add_label") }).click();
}

test("the cart is there when the link is opened in another browser", async ({
  page,
  phones,
  otherBrowser,
}) => {
  const asha = phones.customer();
  await arrive(page, asha);
  await add(page, "onion-1kg", 2);
  await openCart(page);
  await expect(page.getByRole("main")).toContainText("₹78");

  const other = await otherBrowser();
  // A greeting repeated within seconds would not be answered.
  await asha.sendText("English");
  await other.goto(await asha.link());
  await expect(other.getByRole("main")).toContainText(text("link.cart_waiting", { items: "2 items" }));
  await other.getByRole("button", { name: text("link.open_shop") }).click();
  await open(other, `${STORE.path}/p/onion-1kg`);
  await expect(product(other, "onion-1kg").locator("output")).toHaveText("2");
  await addTo(other, "onion-1kg", 3);
  await openCart(other);
  await expect(other.getByRole("main")).toContainText("₹117");

  // And back in the first browser it is the same cart.
  await page.reload();
  await expect(product(page, "onion-1kg").locator("output")).toHaveText("3");
});

test("a cart is for one store: changing it asks first, and no means no", async ({
  page,
  phones,
  consoleErrors,
  scripted,
}) => {
  await arrive(page, phones.customer());
  await add(page, "onion-1kg");
  await addAtNeighbour({ page, consoleErrors, scripted }, "onion-1kg");
  await expect(page.getByRole("heading", { name: text("cart.switch_title") })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(`1 item from ${STORE.name}`);
  await page.getByRole("link", { name: text("cart.switch_no") }).click();
  await expect(page.getByRole("main")).toContainText("Onion");
  await expect(page.getByRole("banner")).toContainText(STORE.name);
});

test("a cart is for one store: yes empties it and goes on there", async ({
  page,
  phones,
  consoleErrors,
  scripted,
}) => {
  await arrive(page, phones.customer());
  await add(page, "onion-1kg");
  await addAtNeighbour({ page, consoleErrors, scripted }, "tomato-1kg");
  await page.getByRole("button", { name: text("cart.switch_yes", { product: "Tomato" }) }).click();
  await expect(page).toHaveURL(new RegExp(`${NEIGHBOUR.path}/p/tomato-1kg`));
  await expect(product(page, "tomato-1kg").locator("output")).toHaveText("1");
  await openCart(page);
  await expect(page.getByRole("banner")).toContainText(NEIGHBOUR.name);
  await expect(page.getByRole("main")).not.toContainText("Onion");
});
