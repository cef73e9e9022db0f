// What every spec starts from: `test("…", async ({ page, phones, shop }) => …)`.
//
// - `shop`: a running server with the small demo network, one per worker, on a port of its own.
//   `page.goto("/…")` is relative to it.
// - `phones`: the chats on the other side. `await phones.customer()` is an unused phone.
// - `otherBrowser()`: a page of another browser, which knows nothing of the first one.
// - `consoleErrors`: fails the spec when a page complained on its console. Browsers complain of a page with an
//   error's status; `consoleErrors.expectStatus(422)` expects one such page, which then has to come.
// - `snapshot(name)`: a screenshot of the whole page for people to look at, in `screenshots/`.
import path from "node:path";
import { type BrowserContext, type Page, test as base } from "@playwright/test";
import { ConsoleErrors } from "./support/console-errors.ts";
import { Phones } from "./support/phones.ts";
import { type Shop, startServer } from "./support/server.ts";

export { expect } from "@playwright/test";

const SCREENSHOTS = path.join(import.meta.dirname, "screenshots");

type OfATest = {
  otherBrowser: () => Promise<Page>;
  phones: Phones;
  consoleErrors: ConsoleErrors;
  /** Whether pages run script in this project. */
  scripted: boolean;
  snapshot: (name: string, of?: Page) => Promise<void>;
};

type OfAWorker = { shop: Shop };

export const test = base.extend<OfATest, OfAWorker>({
  shop: [
    async ({}, use, worker) => {
      const shop = await startServer(worker.workerIndex);
      await use(shop);
      await shop.close();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ shop }, use) => use(shop.url),

  scripted: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),

  phones: async ({ request, shop }, use, spec) => {
    await use(new Phones(request, shop, spec.parallelIndex));
  },

  consoleErrors: [
    async ({ context }, use) => {
      const errors = new ConsoleErrors();
      errors.watch(context);
      await use(errors);
      errors.expectNoOthers();
    },
    { auto: true },
  ],

  otherBrowser: async ({ browser, consoleErrors }, use) => {
    const others: BrowserContext[] = [];
    await use(async () => {
      const other = await browser.newContext();
      others.push(other);
      consoleErrors.watch(other);
      return other.newPage();
    });
    for (const other of others) await other.close();
  },

  snapshot: async ({ page }, use, spec) => {
    await use(async (name, of = page) => {
      const file = path.join(SCREENSHOTS, spec.project.name, `${name}.png`);
      // Pictures further down wait until they are near.
      await of.evaluate(async () => {
        const pictures = [...document.images];
        for (const picture of pictures) picture.loading = "eager";
        await Promise.all(pictures.map((picture) => picture.decode()));
      });
      await of.screenshot({ path: file, fullPage: true });
    });
  },
});
