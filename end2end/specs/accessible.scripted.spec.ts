// Axe finds nothing serious on any page, by day and by night.
import { AxeBuilder } from "@axe-core/playwright";
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { STORE } from "../shop/steps.ts";
import { tourOfAnOrder, tourOfTheShop } from "../shop/tour.ts";

test("no page has a serious fault that axe can find, light or dark", async ({
  page,
  phones,
  elsewhere,
  quiet,
}) => {
  test.slow();
  const counter = await elsewhere();
  const party = { page, asha: phones.customer(), counter, ganesh: await phones.store(STORE.phone), quiet };
  const faults: string[] = [];
  const look = async (name: string, page: Page) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, impact, nodes } of violations) {
        if (impact !== "serious" && impact !== "critical") continue;
        const [{ html, any }] = nodes;
        faults.push(`${name}, ${colorScheme}: ${id}, ${nodes.length} times: ${html} (${any[0]?.message})`);
      }
    }
  };
  await tourOfTheShop(party, look);
  await tourOfAnOrder(party, look);
  expect(faults).toEqual([]);
});
