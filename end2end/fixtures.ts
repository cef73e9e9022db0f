// What every spec starts from: `test("…", async ({ page, phones, shop }) => …)`.
//
// - `shop`: a running server with the small demo network, one per worker, on a port of its own.
//   `page.goto("/…")` is relative to it.
// - `phones`: the chats on the other side. `await phones.customer()` is a phone nobody used before.
// - `quiet`: fails the spec when a page complained on its console; `quiet.except(/…/)` says what is
//   expected, such as the status of a refused form.
// - `snapshot(name)`: a screenshot of the whole page for people to look at.
import path from "node:path";
import { test as base } from "@playwright/test";
import { Phones } from "./shop/phones.ts";
import { type Shop, openShop } from "./shop/server.ts";

export { expect } from "@playwright/test";

const SCREENSHOTS = path.join(import.meta.dirname, "screenshots");

type Quiet = {
  /** What pages may complain of in this spec. */
  except: (...complaints: RegExp[]) => void;
};

type OfATest = {
  phones: Phones;
  quiet: Quiet;
  /** Whether pages run script in this project. */
  scripted: boolean;
  snapshot: (name: string) => Promise<void>;
};

type OfAWorker = { shop: Shop };

export const test = base.extend<OfATest, OfAWorker>({
  shop: [
    async ({}, use, worker) => {
      const shop = await openShop(worker.workerIndex);
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

  quiet: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      const expected: RegExp[] = [];
      context.on("console", (message) => {
        const { url } = message.location();
        complaints.push(`${message.type()}: ${message.text()} (${url})`);
      });
      context.on("weberror", (event) => complaints.push(`error: ${event.error().message}`));
      await use({ except: (...patterns) => void expected.push(...patterns) });
      const unexpected = complaints.filter((text) => !expected.some((one) => one.test(text)));
      base.expect(unexpected, "the console stays empty").toEqual([]);
    },
    { auto: true },
  ],

  snapshot: async ({ page }, use, spec) => {
    await use(async (name) => {
      const file = path.join(SCREENSHOTS, spec.project.name, `${name}.png`);
      await page.screenshot({ path: file, fullPage: true });
    });
  },
});
