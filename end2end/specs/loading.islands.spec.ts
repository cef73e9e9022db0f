// How the islands start, and what happens where they cannot.
import { expect, test } from "../fixtures.ts";

const STORE = "/s/shree-ganesh-vashi";

test("every island of a page is in the bundle, and the server is told they run", async ({
  page,
  context,
}) => {
  await page.goto(STORE);
  await expect(page.locator("html")).toHaveAttribute("data-islands", "hydrated");
  const missing = await page.evaluate(async () => {
    const loader = document.querySelector<HTMLScriptElement>('script[type="module"]');
    const bundle = await import(new URL("app.js", loader?.src).href);
    const islands = [...document.querySelectorAll<HTMLElement>("leptos-island")];
    const names = islands.map((island) => island.dataset.component ?? "?");
    return names.length > 0 ? names.filter((name) => !(name in bundle)) : ["no island at all"];
  });
  expect(missing).toEqual([]);
  const cookies = await context.cookies();
  expect(cookies.find((cookie) => cookie.name === "islands")?.value).toBe("1");
});

test("where WASM is refused the page stays quiet and works as it is", async ({ page, context }) => {
  // As some browsers do in their strictest mode.
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "WebAssembly");
  });
  const refused = page.waitForResponse(/\/app\.js$/);
  await page.goto(STORE);
  await refused;
  const search = page.getByRole("search");
  await search.locator("input[type=search]").fill("dal");
  await search.getByRole("button").first().click();
  await expect(page).toHaveURL(/\/search\?q=dal/);
  expect((await context.cookies()).map((cookie) => cookie.name)).not.toContain("islands");
});

test("a touch before the page has loaded starts them, and is not lost", async ({ page }) => {
  // A picture that never loads delays the `load` event.
  await page.route(/\.(svg|png|jpg)$/, () => {});
  await page.goto(STORE, { waitUntil: "domcontentloaded" });
  await expect(page.locator("html")).not.toHaveAttribute("data-islands", "hydrated");
  await page.getByRole("search").locator("input[type=search]").focus();
  await expect(page.locator("html")).toHaveAttribute("data-islands", "hydrated");
});
