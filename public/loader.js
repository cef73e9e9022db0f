// Starts the islands: the parts of a page that improve once WASM runs. Without a network it leaves the page as it
// is, where a browser would replace it by an error.
//
// Every control on the page is a link or a form and works without this file. So it waits until the page
// has loaded, or until the first touch, key or focus; and where WASM is refused, the page stays as it is.

// How long the server may assume that islands run in this browser, in seconds: a week.
const COOKIE_MAX_AGE = 7 * 24 * 60 * 60;
// How often an open order is reloaded where no island watches it.
const POLL_MS = 30 * 1000;
const INTERACTION_EVENTS = ["pointerdown", "keydown", "focusin"];

let started = false;

async function start() {
  if (started) return;
  started = true;
  for (const event of INTERACTION_EVENTS) removeEventListener(event, start, true);
  try {
    // The glue and the WASM are beside this file, in a folder named after their content.
    const islands = await import(new URL("app.js", import.meta.url));
    await islands.default({ module_or_path: new URL("app_bg.wasm", import.meta.url) });
    islands.hydrate();
    let complete = true;
    // Islands do not nest, so document order is enough.
    for (const element of document.querySelectorAll("leptos-island")) {
      const hydrate = islands[element.dataset.component];
      // A cached page may name an island that this bundle no longer has.
      if (hydrate) await hydrate(element);
      else complete = false;
    }
    if (!complete) return fallBack();
    // The server need not reload pages for a browser that sends this cookie.
    document.cookie = `islands=1; path=/; max-age=${COOKIE_MAX_AGE}; samesite=lax`;
    document.documentElement.dataset.islands = "hydrated";
  } catch {
    // WASM is refused or failed. The forms do everything.
    fallBack();
  }
}

// The server must not count on islands that did not start, as it perhaps did for this page.
function fallBack() {
  document.cookie = "islands=; path=/; max-age=0; samesite=lax";
  if (document.querySelector('leptos-island[data-component^="OrderWatchIsland_"]')) {
    setInterval(async () => (await isReachable()) && location.reload(), POLL_MS);
  }
}

async function isReachable() {
  try {
    await fetch("/icon.svg", { method: "HEAD", cache: "no-store" });
    return true;
  } catch {
    return false;
  }
}

// Without a network nothing is loaded or sent, and the toast shows it. A browser may be wrong about the network,
// when the server is on the same computer; so a request decides.
async function holdOffline(event, proceed) {
  if (navigator.onLine || event.defaultPrevented) return;
  event.preventDefault();
  if (await isReachable()) proceed();
  else toast.textContent = toast.dataset.offline;
}

const toast = document.querySelector(".toast");
let sending = null;

addEventListener("submit", (event) => {
  const form = event.target;
  if (form === sending) return;
  holdOffline(event, () => {
    sending = form;
    form.requestSubmit(event.submitter);
  });
});
addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || link.origin !== location.origin || link.getAttribute("href").startsWith("#")) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  holdOffline(event, () => location.assign(link.href));
});
addEventListener("online", () => {
  toast.textContent = "";
});

for (const event of INTERACTION_EVENTS) addEventListener(event, start, { capture: true, passive: true });
if (document.readyState === "complete") start();
else addEventListener("load", () => start(), { once: true });
