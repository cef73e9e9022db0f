// Every page fits a watch-sized screen: at 240 px nothing sticks out sideways.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { STORE } from "../support/steps.ts";
import { walkThroughOrder, walkThroughShop } from "../support/walkthrough.ts";

const NARROW = { width: 240, height: 320 };

test("at 240 px no page scrolls sideways, in English and in Hindi", async ({
  page,
  phones,
  otherBrowser,
  consoleErrors,
}) => {
  test.slow();
  const counter = await otherBrowser();
  const party = { page, asha: phones.customer(), counter, ganesh: await phones.store(STORE.phone), consoleErrors };
  await page.setViewportSize(NARROW);
  await counter.setViewportSize(NARROW);
  const wide: string[] = [];
  const look = async (name: string, page: Page) => {
    wide.push(...(await sticking(page)).map((what) => `${name}: ${what}`));
  };
  await walkThroughShop(party, look);
  await walkThroughOrder(party, look);
  for (const path of ["", "/stores?pin=400703", STORE.path, `${STORE.path}/p/toor-dal-1kg`, "/orders"]) {
    await page.goto(`/hi${path}`);
    await look(`hi${path}`, page);
  }
  expect(wide, "nothing sticks out sideways").toEqual([]);
});

/** What is wider than the screen, outermost first, when the page as a whole is. */
async function sticking(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wider = [...document.body.querySelectorAll<HTMLElement>("*")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    const named = wider.map((one) => `${one.tagName.toLowerCase()}.${one.className} ${one.innerText?.slice(0, 30)}`);
    return [`${scrollWidth} px`, ...named.slice(0, 4)];
  });
}
