// A picture of every page for people to look at, by day and by night.
import { type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { STORE } from "../shop/steps.ts";
import { tourOfAnOrder, tourOfTheShop } from "../shop/tour.ts";

test("every page has its picture taken", async ({ page, phones, elsewhere, quiet, snapshot }) => {
  test.slow();
  const counter = await elsewhere();
  const party = { page, asha: phones.customer(), counter, ganesh: await phones.store(STORE.phone), quiet };
  const look = async (name: string, page: Page) => {
    await snapshot(name, page);
    await page.emulateMedia({ colorScheme: "dark" });
    await snapshot(`${name}-dark`, page);
    await page.emulateMedia({ colorScheme: "light" });
  };
  await tourOfTheShop(party, look);
  await tourOfAnOrder(party, look);
});
