// Whose phone it is: the demo's customers and stores, or any number.

import { people } from "./api.js";
import { ask, prepareDialog } from "./dialog.js";
import { button, make } from "./element.js";
import { withSpaces } from "./phone.js";

/** How long to wait for the next letter before searching; milliseconds. */
const DEBOUNCE_MS = 150;

const dialog = prepareDialog(document.getElementById("person-dialog"));
const title = dialog.querySelector("#person-title");
const search = dialog.querySelector("#person-search");
const list = dialog.querySelector(".options");
const none = dialog.querySelector(".none");

/** Asks who a phone shall be: `{ phone, name?, detail? }`, or `undefined`. `role` is `customer` or `store`. */
export function pickPerson(role, current) {
  return ask(dialog, (answer) => {
    const isStore = role === "store";
    title.textContent = isStore ? "Which store’s phone?" : "Whose phone?";
    const prompt = isStore ? "Name, place, PIN code or number" : "Name, or any number";
    search.placeholder = prompt;
    search.setAttribute("aria-label", prompt);
    search.value = "";
    let latest = new AbortController();
    const update = async () => {
      latest.abort();
      latest = new AbortController();
      const { signal } = latest;
      try {
        const found = await findPeople(role, search.value, signal);
        if (!signal.aborted) show(found, current, answer);
      } catch {
        if (!signal.aborted) none.textContent = "The server does not answer.";
      }
    };
    let timer;
    search.oninput = () => {
      clearTimeout(timer);
      timer = setTimeout(update, DEBOUNCE_MS);
    };
    search.onkeydown = (event) => {
      if (event.key === "Enter") list.querySelector("button")?.click();
    };
    list.replaceChildren();
    update();
  });
}

/** The person of a number, as far as the demo knows. */
export async function findPerson(role, phone) {
  const found = await findPeople(role, phone);
  return found.find((person) => person.phone === phone) ?? { phone };
}

/** The one a phone starts as. */
export async function firstPerson(role) {
  return (await findPeople(role, ""))[0];
}

async function findPeople(role, typed, signal) {
  const { customers, stores } = await people(role === "store" ? typed : "", signal);
  const number = parseNumber(typed);
  const isTyped = ({ name, phone }) =>
    name.toLowerCase().startsWith(typed.trim().toLowerCase()) || (number && phone.includes(number.slice(1)));
  const known = role === "store"
    ? stores.map(({ name, locality, phone }) => ({ name, phone, detail: locality }))
    : customers.filter(isTyped);
  const isNew = number && !known.some(({ phone }) => phone === number);
  return isNew ? [...known, { phone: number }] : known;
}

// Ten digits are a number of India; more are one with its country.
function parseNumber(typed) {
  if (!/^\+?[\d\s()-]+$/.test(typed.trim())) return undefined;
  const digits = typed.replace(/\D/g, "");
  if (digits.length === 10) return `+91${digits}`;
  return digits.length > 10 && digits.length <= 15 ? `+${digits}` : undefined;
}

function show(found, current, answer) {
  none.textContent = found.length ? "" : "Nobody by that name. A number works too: ten digits, or more with the country code.";
  list.replaceChildren(...found.map((person) => {
    const name = person.name ?? "Use this number";
    const detail = [person.detail, withSpaces(person.phone)].filter(Boolean).join(" · ");
    const made = button("option", () => answer(person), make("b", {}, name), make("small", {}, detail));
    if (person.phone === current?.phone) made.setAttribute("aria-current", "true");
    return make("li", {}, made);
  }));
}
