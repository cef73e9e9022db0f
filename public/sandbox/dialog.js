// A dialog that returns once: what was chosen, or nothing.

import { CROSS, drawing } from "./element.js";

/** Prepares a dialog: its cross, a press beside it, arrow keys between its options. */
export function prepareDialog(dialog) {
  const cross = dialog.querySelector(".close");
  cross.append(drawing(...CROSS));
  cross.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const stops = [...dialog.querySelectorAll("input[type=search], .options button")];
    const at = stops.indexOf(document.activeElement);
    stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  });
  return dialog;
}

/** Opens the dialog; `start(answer)` sets it up and calls `answer(value)` when something is chosen. */
export function ask(dialog, start) {
  return new Promise((resolve) => {
    let chosen;
    start((value) => {
      chosen = value;
      dialog.close();
    });
    dialog.addEventListener("close", () => resolve(chosen), { once: true });
    dialog.showModal();
  });
}
