// By keys alone: from the store's front to a placed order with Tab, Enter and Space.
import { type Locator, type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { STORE, arrive, hydrated, open, product } from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

/** More stops than any page has. */
const MAX_STOPS = 150;

test("a customer orders without touching the screen", async ({ page, phones }) => {
  await arrive(page, phones.customer());
  await open(page, STORE.path);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: text("layout.skip") }), "the first stop").toBeFocused();

  await goTo(page, product(page, "onion-500g").locator(".more"));
  await page.keyboard.press("Enter");
  await expect(product(page, "onion-500g").locator("output")).toHaveText("1");
  await hydrated(page);
  await goTo(page, product(page, "onion-500g").locator(".more"));
  await page.keyboard.press("Space");
  await expect(product(page, "onion-500g").locator("output")).toHaveText("2");
  await expect(page.locator("a.cart-bar")).toContainText("2 items · ₹40");
  await goTo(page, page.locator("a.cart-bar"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/cart$/);
  await goTo(page, page.getByRole("link", { name: text("cart.checkout") }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/checkout$/);
  const slot = page.locator("input[name=slot]:enabled").first();
  await goTo(page, slot);
  await page.keyboard.press("Space");
  await expect(slot).toBeChecked();
  await goTo(page, page.getByLabel(text("checkout.name")));
  await page.keyboard.type(" Devi");
  await goTo(page, page.getByRole("button", { name: matching("checkout.place_order") }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/o\/\w{26}$/);
});

test("the search is worked by arrow keys, or by Enter alone", async ({ page, scripted }) => {
  await open(page, STORE.path);
  const field = page.getByRole("search").locator("input[type=search]");
  await goTo(page, field);
  await page.keyboard.type("toor dal");
  if (scripted) {
    await expect(page.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("option", { selected: true })).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("option")).toHaveCount(0);
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=toor\+dal/);
  await expect(page.getByRole("main")).toContainText(text("catalog.result_count", { count: 1 }));
});

/** Presses Tab until the target has the focus, which must be visible. */
async function goTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MAX_STOPS; stop += 1) {
    const there = await target.evaluate((element) => element === document.activeElement);
    if (there) {
      expect(await isShown(target), "the focus is visible").toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${target}`);
}

/** Whether an element with the focus, or its label, has an outline or a shadow. */
async function isShown(focused: Locator): Promise<boolean> {
  return focused.evaluate((element) => {
    const faces = [element, element.nextElementSibling, element.closest("label"), element.closest("form")];
    return faces.some((face) => {
      if (!face) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(face);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
    });
  });
}
