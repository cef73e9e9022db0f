// A picture of every page for people to look at, by day and by night.
import { type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { STORE } from "../support/steps.ts";
import { walkThroughOrder, walkThroughShop } from "../support/walkthrough.ts";

test("every page has its picture taken", async ({ page, phones, otherBrowser, consoleErrors, snapshot }) => {
  test.slow();
  const counter = await otherBrowser();
  const party = { page, asha: phones.customer(), counter, ganesh: await phones.store(STORE.phone), consoleErrors };
  const look = async (name: string, page: Page) => {
    await snapshot(name, page);
    await page.emulateMedia({ colorScheme: "dark" });
    await snapshot(`${name}-dark`, page);
    await page.emulateMedia({ colorScheme: "light" });
  };
  await walkThroughShop(party, look);
  await walkThroughOrder(party, look);
});
