// An order's page stays fresh in a browser whose islands ran before, and do not any more.
import { expect, test } from "../fixtures.ts";
import { arrive, open, orderProduct } from "../support/steps.ts";

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
