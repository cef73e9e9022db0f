// Where are you? A PIN code, a locality, or a location message in the chat.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { STORE, arrive, orderProduct } from "../support/steps.ts";
import { text } from "../support/texts.ts";

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
  await type(page, "vash");
  await expect(page.getByRole("heading", { name: text("location.choose_locality") })).toBeVisible();
  await page.getByRole("button", { name: /^Vashi 400703/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Stores near Vashi/);
  const stores = page.getByRole("main").getByRole("listitem");
  await expect(stores.first()).toContainText("Vashi");
  // Open before closed, and of each the nearest first.
  for (const group of ["open", "closed"]) {
    const rows = await page.locator(`[data-group=${group}]`).all();
    const metres = await Promise.all(rows.map(async (row) => Number(await row.getAttribute("data-metres"))));
    expect(metres).toEqual([...metres].sort((one, other) => one - other));
  }
  const groups = await page.locator("[data-group]").evaluateAll((rows) =>
    rows.map((row) => row.getAttribute("data-group") ?? ""),
  );
  expect(groups.length).toBeGreaterThan(4);
  const order = ["own", "open", "closed", "paused"];
  expect(groups).toEqual([...groups].sort((one, other) => order.indexOf(one) - order.indexOf(other)));
});

test("a locality is found as people spell it", async ({ page }) => {
  for (const typed of ["Vasi", "વાશી", "Sector 17, Vashi"]) {
    await page.goto("/en");
    await type(page, typed);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("stores.title", { place: "Vashi" }));
  }
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

test("who ordered before is led back to that store", async ({ page, phones }) => {
  const asha = phones.customer();
  await arrive(page, asha);
  await type(page, "400703");
  const path = await orderProduct(page, "tomato-1kg");
  expect(path).toMatch(/^\/o\//);
  await page.goto("/stores");
  await expect(page.locator("[data-group]").first()).toHaveAttribute("data-group", "own");
  await expect(page.locator("[data-group=own]")).toContainText(STORE.name);
  await page.goto("/en");
  await page.getByRole("link", { name: text("location.go_to_your_store") }).click();
  await expect(page).toHaveURL(new RegExp(`${STORE.path}$`));
  // Another message (a greeting repeated within seconds would not be answered): the page of the link names the store, and the list of stores is one tap away from there.
  await asha.sendText("English");
  await page.goto(await asha.link());
  await expect(page.getByRole("main")).toContainText(text("link.to_last_store", { store: STORE.name }));
  await page.getByRole("button", { name: text("link.open_shop") }).click();
  await expect(page).toHaveURL(new RegExp(`${STORE.path}$`));
  await page.getByRole("link", { name: text("layout.back_to", { place: text("stores.all_stores") }) }).click();
  await expect(page).toHaveURL(/\/stores$/);
});
