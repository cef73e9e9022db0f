// An order's page shows each change as it happens, and stays fresh where islands ran before and do not any more.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { STORE, arrive, open, openCounter, orderProduct } from "../support/steps.ts";

test("the page shows what the store does, without being asked", async ({
  page,
  phones,
  otherBrowser,
}) => {
  const counter = await otherBrowser();
  await openCounter(counter, await phones.store(STORE.phone));
  await arrive(page, phones.customer());
  const order = await orderProduct(page, "tomato-1kg");
  const polls: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/v1/orders/")) polls.push(request.url());
  });
  await open(page, order);
  await act(counter, order, "accept");
  await expect(shown(page, "accepted")).toBeAttached();
  await act(counter, order, "ready");
  await expect(shown(page, "ready")).toBeAttached();
  expect(polls, "it is an event, not a poll").toEqual([]);
});

test("a change that happened without a network is shown when it is back", async ({
  page,
  context,
  phones,
  otherBrowser,
  consoleErrors,
}) => {
  consoleErrors.allowNetworkFailures();
  const counter = await otherBrowser();
  await openCounter(counter, await phones.store(STORE.phone));
  await arrive(page, phones.customer());
  const order = await orderProduct(page, "tomato-1kg");
  await open(page, order);
  await context.setOffline(true);
  await act(counter, order, "accept");
  await context.setOffline(false);
  await expect(shown(page, "accepted")).toBeAttached();
});

test("nothing that is typed is lost by a change", async ({ page, phones, otherBrowser }) => {
  const counter = await otherBrowser();
  await openCounter(counter, await phones.store(STORE.phone));
  await arrive(page, phones.customer());
  const order = await orderProduct(page, "tomato-1kg");
  await page.addInitScript(() => {
    const close = EventSource.prototype.close;
    EventSource.prototype.close = function (): void {
      document.documentElement.dataset.stream = "closed";
      close.call(this);
    };
  });
  await open(page, order);
  await page.evaluate(() => {
    const field = document.querySelector("main")?.appendChild(document.createElement("textarea"));
    field?.focus();
  });
  await page.locator("main textarea").pressSequentially("Thank you");
  await act(counter, order, "accept");
  // The change has come: the page follows the order no more, and would load again now.
  await expect(page.locator("html")).toHaveAttribute("data-stream", "closed");
  await expect(page.locator("main textarea")).toHaveValue("Thank you");
  await expect(shown(page, "placed")).toBeAttached();
});

test("where streams are refused, the order is read again and again", async ({
  page,
  phones,
  otherBrowser,
  consoleErrors,
}) => {
  consoleErrors.expectStatus(429);
  const counter = await otherBrowser();
  await openCounter(counter, await phones.store(STORE.phone));
  await arrive(page, phones.customer());
  await page.clock.install();
  const order = await orderProduct(page, "tomato-1kg");
  // The page after ordering opens a stream, too.
  await page.goto("about:blank");
  await page.route("**/events", (route) => route.fulfill({ status: 429 }), { times: 1 });
  const refused = page.waitForResponse((answer) => answer.status() === 429);
  await open(page, order);
  await refused;
  await act(counter, order, "accept");
  await page.clock.fastForward("00:10");
  await expect(shown(page, "accepted")).toBeAttached();
});

test("where WASM fails later, an open order is looked at again, and the server is told", async ({
  page,
  context,
  phones,
}) => {
  const cookies = async () => (await context.cookies()).map((cookie) => cookie.name);
  await arrive(page, await phones.customer());
  const order = await orderProduct(page, "tomato-1kg");
  await open(page, order);
  expect(await cookies()).toContain("islands");

  // From now on as in a browser's strictest mode.
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "WebAssembly");
  });
  await page.clock.install();
  const counted = await page.goto(order);
  expect(counted?.headers().refresh, "the server counts on the islands").toBeUndefined();
  await expect.poll(cookies).not.toContain("islands");
  const again = page.waitForResponse((answer) => answer.url().endsWith(order));
  await page.clock.fastForward("00:30");
  expect((await again).headers().refresh, "and then no more").toBe("30");
});

/** The store moves an order on. */
async function act(counter: Page, order: string, action: string): Promise<void> {
  const id = order.split("/").pop();
  await counter.goto("/counter");
  const done = counter.waitForResponse((answer) => answer.request().method() === "POST");
  await counter.locator(`form[action="/counter/orders/${id}/${action}"] button`).first().click();
  await done;
}

/** The island that follows the order, on a page that shows this state. */
function shown(page: Page, state: string) {
  return page.locator(`[data-props$=":${state}"]`);
}
