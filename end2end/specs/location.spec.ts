// Where are you? A PIN code, a locality, or a location message in the chat.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { STORE } from "../shop/steps.ts";

async function type(page: Page, words: string): Promise<void> {
  await page.getByRole("textbox").fill(words);
  await page.getByRole("button", { name: "Show stores near me" }).click();
}

test("what is no PIN code is said beside the field, and what was typed is kept", async ({
  page,
  quiet,
  snapshot,
}) => {
  await page.goto("/en");
  const field = page.getByRole("textbox");
  await expect(field).toHaveAccessibleDescription(/^We use your phone number only to write to you/);
  const wrong = [
    ["40070", "A PIN code has six digits."],
    ["999999", "There is no PIN code 999999. Please check it."],
    ["", "Type your PIN code or the name of your locality."],
    ["Xyzzy", "We do not know a place called “Xyzzy”. Try the PIN code."],
  ];
  for (const [typed, said] of wrong) {
    quiet.refusal(422);
    await type(page, typed);
    await expect(field).toHaveAccessibleDescription(new RegExp(`^${said.replaceAll(".", "\\.")}`));
    await expect(field).toHaveValue(typed);
  }
  await snapshot("location-refused");
  await type(page, "400 703");
  await expect(page).toHaveURL(/\/stores$/);
});

test("a locality is typed and chosen", async ({ page }) => {
  await page.goto("/en");
  await type(page, "vashi");
  await expect(page.getByRole("heading", { name: "Which one is it?" })).toBeVisible();
  await page.getByRole("button", { name: /^Vashi 400703/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Stores near Vashi/);
  const stores = page.getByRole("main").getByRole("listitem");
  await expect(stores.first()).toContainText("Vashi");
  // Nearest first.
  const distances = (await stores.allInnerTexts()).map(metres);
  expect(distances.length).toBeGreaterThan(4);
  expect(distances).toEqual([...distances].sort((one, other) => one - other));
});

test("outside the served area the nearest stores are shown anyway", async ({ page, snapshot }) => {
  await page.goto("/en");
  await type(page, "411001");
  await expect(page.getByRole("main")).toContainText(/We are not in .+ yet\. These stores are the nearest\./);
  await snapshot("outside");
  await page.getByRole("main").getByRole("listitem").first().getByRole("link").click();
  await expect(page).toHaveURL(/\/s\/[a-z-]+$/);
});

test("a location message in the chat is enough", async ({ page, phones }) => {
  const asha = phones.customer();
  await asha.says("Hi");
  await asha.hears(/Order here and pick up/);
  await asha.presses("Send my location");
  await asha.receives((one) => JSON.stringify(one.payload).includes("location_request"));
  await asha.isAt(19.0771, 72.9986);
  await asha.hears(new RegExp(`The nearest store is ${STORE.name}`));
  await asha.says("Hi");
  await page.goto(await asha.link());
  await page.getByRole("button", { name: "Yes, open the shop" }).click();
  await expect(page).toHaveURL(/\/stores$/);
  await expect(page.getByRole("main").getByRole("listitem").first()).toContainText(STORE.name);
});

function metres(text: string): number {
  const [, number, unit] = /([\d.]+) (m|km) away/.exec(text) ?? [];
  return Number(number) * (unit === "km" ? 1000 : 1);
}
