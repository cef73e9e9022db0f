// Before all specs: a storage with the small demo network, imported once. Each worker takes a copy.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");
const FEEDS = path.join(ROOT, "server/demo/small");

/** The folder with the storage to copy: the file and the key beside it. */
export const TEMPLATE = path.join(ROOT, "end2end/results/storage");
/** The storage's name in that folder. */
export const STORAGE = "nukkad.db";

/** The server under test. */
export function binary(): string {
  const file = process.env.NUKKAD ?? path.join(ROOT, "target/debug/nukkad");
  if (!fs.existsSync(file)) {
    throw new Error(`${file} is missing: cargo build --workspace --bin nukkad`);
  }
  return file;
}

export default function prepare(): void {
  fs.rmSync(TEMPLATE, { recursive: true, force: true });
  fs.mkdirSync(TEMPLATE, { recursive: true });
  const storage = path.join(TEMPLATE, STORAGE);
  for (const kind of ["stores", "products", "listings", "coupons"]) {
    const feed = path.join(FEEDS, `${kind}.csv`);
    execFileSync(binary(), ["import", kind, feed, "--storage", storage, "--sandbox"], {
      // Away from any configuration file of the developer's.
      cwd: os.tmpdir(),
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
}
