// Where are you? A PIN code, a locality, or a location message in the chat.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { STORE } from "../support/steps.ts";
import { matching, text } from "../support/texts.ts";

async function type(page: Page, words: string): Promise<void> {
  await page.getByRole("textbox").fill(words);
  await page.getByRole("button", { name: text("location.show_stores") }).click();
}

test("what is no PIN code is said beside the field, and what was typed is kept", async ({
  page,
  consoleErrors,
  snapshot,
}) => {
  await page.goto("/en");
  const field = page.getByRole("textbox");
  await expect(field).toHaveAccessibleDescription(matching("location.purpose"));
  const wrong = [
    ["40070", text("location.pin_invalid")],
    ["999999", text("location.pin_unknown", { typed: "999999" })],
    ["", text("location.query_missing")],
    ["Xyzzy", text("location.locality_unknown", { typed: "Xyzzy" })],
  ];
  for (const [typed, error] of wrong) {
    consoleErrors.expectStatus(422);
    await type(page, typed);
    await expect(field).toHaveAccessibleDescription(new RegExp(`^${error.replaceAll(".", "\\.")}`));
    await expect(field).toHaveValue(typed);
  }
  await snapshot("location-refused");
  await type(page, "400 703");
  await expect(page).toHaveURL(/\/stores$/);
});

test("a locality is typed and chosen", async ({ page }) => {
  await page.goto("/en");
  await type(page, "vashi");
  await expect(page.getByRole("heading", { name: text("location.choose_locality") })).toBeVisible();
  await page.getByRole("button", { name: /^Vashi 400703/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Stores near Vashi/);
  const stores = page.getByRole("main").getByRole("listitem");
  await expect(stores.first()).toContainText("Vashi");
  // Nearest first.
  const distances = (await stores.allInnerTexts()).map(metres);
  expect(distances.length).toBeGreaterThan(4);
  expect(distances).toEqual([...distances].sort((one, other) => one - other));
});

test("out of range of every store the page says so and offers another place", async ({ page, snapshot }) => {
  await page.goto("/en");
  await type(page, "411001");
  await expect(page.locator("[data-out-of-range]")).toBeVisible();
  await snapshot("out-of-range");
  await page.getByRole("main").getByRole("link", { name: text("layout.change_place") }).click();
  await expect(page).toHaveURL(/\/en$/);
});

test("a location message in the chat is enough", async ({ page, phones }) => {
  const asha = phones.customer();
  await asha.sendText("Hi");
  await asha.receiveText(/Order here and pick up/);
  await asha.pressButton(text("chat.share_location"));
  await asha.receive((one) => JSON.stringify(one.payload).includes("location_request"));
  await asha.sendLocation(19.0771, 72.9986);
  await page.goto(await asha.link());
  await page.getByRole("button", { name: text("link.open_shop") }).click();
  await expect(page).toHaveURL(/\/stores$/);
  await expect(page.getByRole("main").getByRole("listitem").first()).toContainText(STORE.name);
});

function metres(text: string): number {
  const [, number, unit] = /([\d.]+) (m|km) away/.exec(text) ?? [];
  return Number(number) * (unit === "km" ? 1000 : 1);
}
