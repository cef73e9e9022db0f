// Lighthouse, as a phone: `node lighthouse.mjs NUKKAD` opens a sandbox with the small demo network and prints, page by
// page, the median of the performance of five runs and the lowest of the other scores. It fails below the goals.
// Lighthouse has 185 MB: npx fetches it when this is run, so that no other command waits for it.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const LIGHTHOUSE = "lighthouse@12.8.2";
const RUNS = Number(process.env.RUNS ?? 5);
const MIN_PERFORMANCE = 98;
/** Whether a page is meant for search engines. */
const PAGES = {
  "/en": true,
  "/stores?pin=400703": true,
  "/s/shree-ganesh-vashi": true,
  "/s/shree-ganesh-vashi/c/groceries": true,
  "/s/shree-ganesh-vashi/p/toor-dal-1kg": true,
  "/s/shree-ganesh-vashi/search?q=dal": false,
  "/cart": false,
};

const nukkad = process.argv[2];
const feeds = join(import.meta.dirname, "../server/demo/small");
const folder = mkdtempSync(join(tmpdir(), "lighthouse-"));
const storage = ["--sandbox", "--storage", join(folder, "nukkad.db")];
for (const kind of ["categories", "stores", "products", "listings"]) {
  execFileSync(nukkad, ["import", kind, join(feeds, `${kind}.csv`), ...storage], { cwd: folder, stdio: "ignore" });
}
const today = new Date().toLocaleDateString("sv", { timeZone: "Asia/Kolkata" });
const server = spawn(
  nukkad,
  [
    ...["serve", ...storage, "--start-at", `${today}T10:00:00+05:30`],
    ...["--listen", "127.0.0.1:0", "--operations-listen", "127.0.0.1:0"],
  ],
  { cwd: folder, stdio: ["ignore", "pipe", "pipe"] },
);

/** The server's address, from its log. */
function opened() {
  return new Promise((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        const [, url] = / is open at (http\S+)/.exec(line) ?? [];
        if (url) resolve(url);
      });
    }
    server.once("exit", (code) => reject(new Error(`the server stopped with ${code}`)));
  });
}

/** The scores of one run, from 0 to 100. */
function scores(url) {
  const report = join(folder, "report.json");
  const options = ["--quiet", "--output=json", `--output-path=${report}`];
  const chromium = "--chrome-flags=--headless=new --no-sandbox";
  execFileSync("npx", ["--yes", LIGHTHOUSE, url, ...options, chromium], {
    env: { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? "/usr/bin/chromium" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const { categories } = JSON.parse(readFileSync(report, "utf8"));
  return Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, Math.round(score * 100)]));
}

let failed = false;
try {
  const address = await opened();
  for (const [page, isIndexed] of Object.entries(PAGES)) {
    const runs = Array.from({ length: RUNS }, () => scores(address + page));
    const lowest = (name) => Math.min(...runs.map((run) => run[name]));
    const sorted = runs.map((run) => run.performance).sort((one, other) => one - other);
    const performance = sorted[Math.floor(RUNS / 2)];
    const [accessibility, practices, seo] = ["accessibility", "best-practices", "seo"].map(lowest);
    const passes = performance >= MIN_PERFORMANCE && Math.min(accessibility, practices, isIndexed ? seo : 100) === 100;
    failed ||= !passes;
    const figures = `performance ${performance}, accessibility ${accessibility}, best practices ${practices}`;
    console.log(`${passes ? "ok  " : "FAIL"} ${page}: ${figures}, SEO ${isIndexed ? seo : "not indexed"}`);
  }
} finally {
  server.kill("SIGTERM");
  if (server.exitCode === null) await once(server, "exit");
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
