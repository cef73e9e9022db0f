// Every page fits a watch-sized screen, a phone and a desktop: nothing sticks out sideways, no control covers
// another, every target is 44 px high, and nothing moves while a page loads.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { layoutShift, misplacedControls, sticking } from "../support/layout.ts";
import { STORE } from "../support/steps.ts";
import { walkThroughOrder, walkThroughShop } from "../support/walkthrough.ts";

const NARROW = { width: 240, height: 320 };
const SIZES = [NARROW, { width: 360, height: 740 }, { width: 1280, height: 800 }];

test("pages fit at 240, 360 and 1280 px, in English and in Hindi", async ({
  page,
  phones,
  otherBrowser,
  consoleErrors,
  scripted,
}) => {
  test.slow();
  const counter = await otherBrowser();
  const party = { page, asha: phones.customer(), counter, ganesh: await phones.store(STORE.phone), consoleErrors };
  await page.setViewportSize(NARROW);
  await counter.setViewportSize(NARROW);
  const faults: string[] = [];
  const moved: string[] = [];
  const look = async (name: string, page: Page) => {
    const shift = scripted ? await layoutShift(page) : 0;
    if (shift > 0) moved.push(`${name}: ${shift}`);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const found = [...(await sticking(page)), ...(await misplacedControls(page))];
      faults.push(...found.map((what) => `${name} at ${size.width} px: ${what}`));
    }
    await page.setViewportSize(NARROW);
  };
  await walkThroughShop(party, look);
  await walkThroughOrder(party, look);
  for (const path of ["", "/stores?pin=400703", STORE.path, `${STORE.path}/p/toor-dal-1kg`, "/orders"]) {
    await page.goto(`/hi${path}`);
    await look(`hi${path}`, page);
  }
  expect(faults, "nothing sticks out, overlaps or is too small").toEqual([]);
  expect(moved, "nothing moves while a page loads").toEqual([]);
});
