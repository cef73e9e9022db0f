// Takes pictures of rendered pages: `node screens.mjs FOLDER [PREFIX]` reads FOLDER/pages, as the gallery example
// writes them, and writes one PNG for each page, width and colour scheme, and an index.html that shows them all.
// Pages that script changes are shown in those states too: without a network, and while searching.
// It also names every page that scrolls sideways.
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { chromium } from "@playwright/test";

const WIDTHS = [240, 360, 412, 1280];
const HEIGHTS = { 240: 320, 360: 740, 412: 915, 1280: 800 };
const SCHEMES = ["light", "dark"];
const TYPES = { ".html": "text/html; charset=utf-8", ".svg": "image/svg+xml", ".js": "text/javascript" };

const [folder, prefix = ""] = process.argv.slice(2);
const roots = [join(folder, "pages"), join(import.meta.dirname, "../public")];

const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  const file = roots.map((root) => join(root, path)).find((file) => existsSync(file) && statSync(file).isFile());
  if (!file) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
  response.end(readFileSync(file));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = `http://127.0.0.1:${server.address().port}`;

/** What script makes of a page: the page, and what is shown on it. */
const SCRIPTED = {
  "store-offline": {
    page: "store",
    show: () => {
      const toast = document.querySelector(".toast");
      toast.textContent = toast.dataset.queued;
    },
  },
  "store-while-searching": {
    page: "store",
    show: () => {
      const found = (name, price) => `<a href="#"><span>${name}</span><small>1 kg</small><b>₹${price}</b></a>`;
      document.querySelector(".search").insertAdjacentHTML(
        "beforeend",
        `<div class="found">${found("Tomato", 38)}${found("Tomato ketchup", 99)}</div>`,
      );
    },
  },
};

const rendered = readdirSync(roots[0])
  .filter((file) => file.endsWith(".html") && file !== "index.html" && file.startsWith(prefix))
  .map((file) => file.slice(0, -".html".length));
const scripted = rendered.flatMap((name) => {
  const [page, language] = name.split(".");
  const states = Object.entries(SCRIPTED).filter(([, state]) => state.page === page);
  return states.map(([state, { show }]) => ({ name: `${state}.${language}`, file: name, show }));
});
const screens = [...rendered.map((name) => ({ name, file: name })), ...scripted];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const shown = [];
let tooWide = 0;
for (const width of WIDTHS) {
  for (const colorScheme of SCHEMES) {
    const page = await browser.newPage({ viewport: { width, height: HEIGHTS[width] }, colorScheme });
    for (const { name, file: source, show } of screens) {
      await page.goto(`${address}/${source}.html`, { waitUntil: "load" });
      if (show) await page.evaluate(show);
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      if (needed > width) {
        console.error(`${name} needs ${needed} px at ${width} px`);
        tooWide += 1;
      }
      const file = `${name}.${width}.${colorScheme}.png`;
      await page.screenshot({ path: join(folder, file) });
      shown.push(file);
    }
    await page.close();
  }
}
await browser.close();
server.close();

const figures = shown.sort().map((file) => `<figure><img src="${file}" loading="lazy"><figcaption>${file}</figcaption></figure>`);
const style = "body{display:flex;flex-wrap:wrap;background:#ccc;font:12px sans-serif}figure{margin:8px}img{max-width:412px}";
writeFileSync(
  join(folder, "index.html"),
  `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${style}</style>${figures.join("")}`,
);
console.log(`${shown.length} pictures of ${screens.length} pages; ${tooWide} scroll sideways`);
process.exitCode = tooWide === 0 ? 0 : 1;
