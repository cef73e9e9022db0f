// What is held against the layout of a page: nothing sticks out, no control covers another, every target is large
// enough for a finger, and nothing moves while the page loads.
import { type Page } from "@playwright/test";

/** What is wider than the screen, outermost first, when the page as a whole is. */
export async function sticking(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wider = [...document.body.querySelectorAll<HTMLElement>("*")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    const named = wider.map((one) => `${one.tagName.toLowerCase()}.${one.className} ${one.innerText?.slice(0, 30)}`);
    return [`${scrollWidth} px`, ...named.slice(0, 4)];
  });
}

/**
 * Targets below 44 px of height, and controls that cover one another. A link within a sentence may be as high as
 * its line (WCAG 2.5.8). A radio button's target is its label. What stays in place while the page scrolls covers
 * the rest by design.
 */
export async function misplacedControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const MIN_HEIGHT = 44;
    const MIN_HEIGHT_IN_SENTENCE = 16;
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 30)}”`;
    const stays = (element: Element): boolean => {
      for (let one: Element | null = element; one; one = one.parentElement) {
        if (["sticky", "fixed"].includes(getComputedStyle(one).position)) return true;
      }
      return false;
    };
    /** Where a press reaches it: a field without the side of the button in it. */
    const target = (element: HTMLElement) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const free = element.tagName === "INPUT" ? parseFloat(getComputedStyle(element).paddingLeft) : 0;
      return new DOMRect(left + free, top, Math.max(0, width - free), height);
    };
    const isInSentence = (element: Element) => {
      const parent = element.parentElement;
      const around = (parent?.textContent ?? "").replace(element.textContent ?? "", "").trim();
      return element.tagName === "A" && getComputedStyle(element).display === "inline" && around !== "";
    };
    const controls = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, summary, textarea")]
      .map((element) => (element.matches("input[type=radio]") ? element.closest("label") : element))
      .filter((element): element is HTMLElement => element !== null && element.checkVisibility())
      .filter((element) => element.tabIndex !== -1 || element.tagName === "LABEL")
      .map((element) => ({ element, box: target(element), stays: stays(element) }))
      .filter(({ box }) => box.width > 2 && box.height > 2);
    const faults: string[] = [];
    for (const { element, box } of controls) {
      const needed = isInSentence(element) ? MIN_HEIGHT_IN_SENTENCE : MIN_HEIGHT;
      if (box.height < needed - 0.5) faults.push(`${name(element)} is ${box.height.toFixed(0)} px high`);
    }
    controls.forEach((one, index) => {
      for (const other of controls.slice(index + 1)) {
        const nested = one.element.contains(other.element) || other.element.contains(one.element);
        // A card's button covers part of its picture, which is part of its link.
        const card = one.element.closest(".card");
        if (nested || one.stays !== other.stays || (card && card === other.element.closest(".card"))) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 1 && high > 1) {
          faults.push(`${name(one.element)} and ${name(other.element)} overlap by ${wide.toFixed(0)} × ${high.toFixed(0)} px`);
        }
      }
    });
    return [...new Set(faults)];
  });
}

/** The cumulative layout shift since the page began. Needs script. */
export async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
            if (!entry.hadRecentInput) sum += entry.value;
          }
        }).observe({ type: "layout-shift", buffered: true });
        // Entries that were recorded are delivered before the frame after the next.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
}
