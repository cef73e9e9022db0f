// A shop of one's own: the real server on a free port of this machine, with a fresh storage.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { STORAGE, TEMPLATE, binary } from "./template.ts";

const TIMEOUT_MS = 60_000;

export type Shop = {
  /** Where it is: `http://127.0.0.1:40123`. */
  url: string;
  /** Stops it and removes its storage. */
  close: () => Promise<void>;
};

/** Opens a shop; it takes requests when this is done. */
export async function startServer(worker: number): Promise<Shop> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `nukkad-${worker}-`));
  fs.cpSync(TEMPLATE, folder, { recursive: true });
  const log = path.join(folder, "log");
  const server = spawn(
    binary(),
    // Port 0: the system assigns a free one, and the server logs which.
    [
      ...["serve", "--sandbox", "--start-at", morning(), "--storage", path.join(folder, STORAGE)],
      ...["--listen", "127.0.0.1:0", "--operations-listen", "127.0.0.1:0"],
    ],
    {
      // Away from any configuration file of the developer's.
      cwd: folder,
      stdio: ["ignore", fs.openSync(log, "w"), fs.openSync(log, "a")],
    },
  );
  let url: string;
  try {
    url = await opened(log, server);
  } catch (reason) {
    server.kill("SIGKILL");
    throw new Error(`the server does not open: ${reason}\n${fs.readFileSync(log, "utf8")}`);
  }
  return {
    url,
    close: async () => {
      if (server.exitCode === null) {
        server.kill("SIGTERM");
        await once(server, "exit");
      }
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Today at ten in India: the stores are open, whenever the specs run. */
function morning(): string {
  const today = new Date().toLocaleDateString("sv", { timeZone: "Asia/Kolkata" });
  return `${today}T10:00:00+05:30`;
}

/** Waits until the server logs its address. */
async function opened(log: string, server: ChildProcess): Promise<string> {
  const until = Date.now() + TIMEOUT_MS;
  for (;;) {
    const [, url] = / is open at (http\S+)/.exec(fs.readFileSync(log, "utf8")) ?? [];
    if (url) return url;
    if (server.exitCode !== null) throw new Error(`it stopped with ${server.exitCode}`);
    if (Date.now() > until) throw new Error(`nothing after ${TIMEOUT_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
