// Requests to the server: a phone's thread, what a phone sends, and who there is.

const BASE = "/sandbox/api";

function at(phone, what) {
  return `${BASE}/phones/${encodeURIComponent(phone)}/${what}`;
}

async function json(answer) {
  const body = await answer.json().catch(() => undefined);
  if (!answer.ok) throw new Error(body?.error ?? `The server answered ${answer.status}.`);
  return body;
}

/** The thread; with `known`, what changed since, which is waited for. */
export async function thread(phone, known, signal) {
  const query = known ? `?${new URLSearchParams({ since: known.version, run: known.run })}` : "";
  return json(await fetch(at(phone, `thread${query}`), { signal, cache: "no-store" }));
}

/** Sends from a phone: `what` is `text`, `button`, `row` or `location`. */
export async function send(phone, what, body) {
  let answer;
  try {
    answer = await fetch(at(phone, what), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error("The server does not answer. Is it still running?");
  }
  return json(answer);
}

/** Customers, and the stores that match what was typed. */
export async function people(typed = "", signal) {
  return json(await fetch(`/sandbox/people?${new URLSearchParams({ q: typed })}`, { signal }));
}

/** The address of a file that was sent by id or by link; `undefined` if it may not be opened. */
export function fileUrl(file) {
  if (file?.id) return `${BASE}/media/${encodeURIComponent(file.id)}`;
  return safeUrl(file?.link);
}

/** An address as it may be opened: `http` and `https` only. */
export function safeUrl(text) {
  if (typeof text !== "string" || !URL.canParse(text)) return undefined;
  const address = new URL(text);
  return ["http:", "https:"].includes(address.protocol) ? address.href : undefined;
}
