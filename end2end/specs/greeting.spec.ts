// "Hi" in the chat, and where its link leads.
import { expect, test } from "../fixtures.ts";

test("the link of the greeting opens the shop for the one who wrote", async ({ page, phones }) => {
  const asha = phones.customer("Asha");
  await asha.sendText("Hi");
  await page.goto(await asha.link());
  await expect(page.getByRole("main")).toContainText("Asha");
  await expect(page.getByRole("main")).not.toContainText(asha.number.slice(-10));
});
