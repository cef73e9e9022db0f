// Starts the islands: the parts of a page that improve once WASM runs.
//
// Every control on the page is a link or a form and works without this file. So nothing here is
// urgent, and nothing here may disturb: it waits for the page to be there (or for the first touch,
// key or focus), and where WASM is refused, the page quietly stays as it is.

// How long the server may count on islands in this browser, in seconds: a week.
const REMEMBERED = 7 * 24 * 60 * 60;
// An open order is looked at again after so many milliseconds, where no island watches it.
const LOOK_AGAIN = 30 * 1000;
const FIRST_SIGNS = ["pointerdown", "keydown", "focusin"];

let started = false;

async function start() {
  if (started) return;
  started = true;
  for (const sign of FIRST_SIGNS) removeEventListener(sign, start, true);
  try {
    // Glue and module lie beside this file, in a folder named after their content.
    const islands = await import(new URL("app.js", import.meta.url));
    await islands.default({ module_or_path: new URL("app_bg.wasm", import.meta.url) });
    islands.hydrate();
    let awake = true;
    // Islands do not nest, so document order is enough.
    for (const element of document.querySelectorAll("leptos-island")) {
      const wake = islands[element.dataset.component];
      // A page from the cache may name an island that this bundle no longer has.
      if (wake) await wake(element);
      else awake = false;
    }
    if (!awake) return withoutIslands();
    // Tells the server that this browser keeps its pages fresh by itself.
    document.cookie = `islands=1; path=/; max-age=${REMEMBERED}; samesite=lax`;
    document.documentElement.dataset.islands = "started";
  } catch {
    // No WASM here. The forms do it all.
    withoutIslands();
  }
}

// The server must not count on what did not start: it counted on it for this very page, perhaps.
function withoutIslands() {
  document.cookie = "islands=; path=/; max-age=0; samesite=lax";
  if (document.querySelector('leptos-island[data-component^="LiveOrderWatch_"]')) {
    setTimeout(() => location.reload(), LOOK_AGAIN);
  }
}

for (const sign of FIRST_SIGNS) addEventListener(sign, start, { capture: true, passive: true });
if (document.readyState === "complete") start();
else addEventListener("load", () => start(), { once: true });
