// Axe finds nothing on any page, by day and by night.
import { AxeBuilder } from "@axe-core/playwright";
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { STORE } from "../support/steps.ts";
import { walkThroughOrder, walkThroughShop } from "../support/walkthrough.ts";

test("no page has a fault that axe can find, light or dark", async ({
  page,
  phones,
  otherBrowser,
  consoleErrors,
}) => {
  test.slow();
  const counter = await otherBrowser();
  const party = { page, asha: phones.customer(), counter, ganesh: await phones.store(STORE.phone), consoleErrors };
  const faults: string[] = [];
  const look = async (name: string, page: Page) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      // The scheme changes colours only.
      const axe = new AxeBuilder({ page });
      if (colorScheme === "dark") axe.withRules(["color-contrast"]);
      const { violations } = await axe.analyze();
      for (const { id, nodes } of violations) {
        const [{ html, any }] = nodes;
        faults.push(`${name}, ${colorScheme}: ${id}, ${nodes.length} times: ${html} (${any[0]?.message ?? id})`);
      }
    }
  };
  await walkThroughShop(party, look);
  await walkThroughOrder(party, look);
  expect(faults).toEqual([]);
});
