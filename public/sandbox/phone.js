// One phone: whose it is, its chat with the shop, and what it sends.

import { send, thread as readThread } from "./api.js";
import { PIN, PLANE, button, drawing } from "./element.js";
import { pickPlace } from "./places.js";
import { Thread } from "./thread.js";

const ROLES = {
  customer: {
    label: "Customer's phone",
    role: "Customer",
    chips: ["Hi", "नमस्ते"],
    notice: "An invented person with an invented number. Say Hi, as a customer would.",
  },
  store: {
    label: "Store's phone",
    role: "Store",
    chips: ["Counter", "काउंटर"],
    notice: "The store’s own phone. Write anything to get your counter; new orders arrive here too.",
    // The shop may not write first, here as on the real WhatsApp.
    closed: "Write anything to get your counter. Until then WhatsApp lets no order through to this chat.",
  },
};
/** How long to wait before asking again, when the server did not answer; milliseconds. */
const RETRY_DELAYS_MS = [500, 1000, 2000, 4000];

export class Phone {
  #traits;
  #parts;
  #thread;
  #person;
  #known;
  #polling = new AbortController();
  #onNews;

  /** Builds the phone in `place`. `onPick`: another person is requested; `onNews`: the shop has formatText. */
  constructor(role, place, { onPick, onNews }) {
    this.#traits = ROLES[role];
    this.#onNews = onNews;
    place.append(document.getElementById("phone").content.cloneNode(true));
    const part = (name) => place.querySelector(name);
    this.#parts = {
      section: part("section"), who: part(".who"), name: part(".who .name"), number: part(".number"),
      presence: part(".presence"), log: part(".log"), chips: part(".chips"), hint: part(".hint"),
      alert: part(".case > .alert"), form: part("form"), words: part("textarea"),
    };
    const { section, who, log, form, words, chips } = this.#parts;
    section.setAttribute("aria-label", this.#traits.label);
    log.setAttribute("aria-label", `${this.#traits.role}'s messages`);
    part(".role").textContent = this.#traits.role;
    part(".notice").textContent = this.#traits.notice;
    this.#parts.hint.textContent = this.#traits.closed ?? "";
    part(".attach").append(drawing(...PIN));
    part(".send").append(drawing(...PLANE));
    chips.append(...this.#traits.chips.map((chip) => button("chip", () => this.#sendText(chip), chip)));
    this.#thread = new Thread(log, (message) => this.#handlers(message));
    who.addEventListener("click", onPick);
    part(".attach").addEventListener("click", () => this.#locate());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sendTyped();
    });
    words.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#sendTyped();
    });
    document.addEventListener("visibilitychange", () => this.#pollWhenVisible());
  }

  get person() {
    return this.#person;
  }

  /** Sets the person: `{ phone, name?, detail? }`. */
  setPerson(person) {
    if (this.#person?.phone !== person.phone) {
      this.#thread.clear();
      this.#known = undefined;
      this.#parts.chips.hidden = this.#parts.hint.hidden = true;
      this.#showError("");
    }
    this.#person = person;
    const { name, number, who } = this.#parts;
    name.textContent = person.name ?? "Somebody";
    number.textContent = [person.detail, withSpaces(person.phone)].filter(Boolean).join(" · ");
    who.setAttribute("aria-label", `${this.#traits.role}: ${name.textContent}, ${number.textContent}. Change`);
    this.#pollWhenVisible();
  }

  /** Writes words into the composer, not sent, and goes there. */
  prepare(text) {
    this.#parts.words.value = text;
    this.focus();
  }

  focus() {
    this.#parts.section.scrollIntoView({ block: "start" });
    this.#parts.words.focus({ preventScroll: true });
    this.#thread.scrollToEnd();
  }

  // A page in the background gives its connection back: browsers have six for a server.
  #pollWhenVisible() {
    this.#polling.abort();
    if (document.hidden || !this.#person) return;
    this.#polling = new AbortController();
    this.#poll(this.#person.phone, this.#polling.signal);
  }

  async #poll(phone, signal) {
    let failures = 0;
    // The first answer comes at once, the next ones when there is news.
    let waitFor;
    while (!signal.aborted) {
      const answer = await readThread(phone, waitFor, signal).catch(() => undefined);
      if (signal.aborted) return;
      if (answer) {
        this.#take(answer);
        waitFor = this.#known;
        failures = 0;
        continue;
      }
      this.#parts.presence.textContent = "the server does not answer, trying again…";
      const pause = RETRY_DELAYS_MS[Math.min(failures, RETRY_DELAYS_MS.length - 1)];
      failures += 1;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  #take({ run, version, messages, now, typing, window_until: until }) {
    const isFirst = !this.#known;
    // Another run: the server was restarted and has no chat stored.
    if (!isFirst && this.#known.run !== run) this.#thread.clear();
    this.#known = { run, version };
    const hasNews = this.#thread.take(messages, now);
    const { presence, chips, hint } = this.#parts;
    presence.textContent = typing ? "typing…" : "usually answers at once";
    chips.hidden = !this.#thread.isEmpty;
    hint.hidden = !this.#traits.closed || (until !== null && until > now);
    if (isFirst) this.#thread.scrollToEnd();
    else if (hasNews) this.#onNews();
  }

  #handlers({ id: reply_to }) {
    return {
      press: ({ id, title }) => this.#send("button", { id, title, reply_to }),
      choose: ({ id, title, description }) => this.#send("row", { id, title, description, reply_to }),
      locate: () => this.#locate(reply_to),
    };
  }

  async #sendTyped() {
    const { words } = this.#parts;
    const text = words.value.trim();
    if (!text) return words.focus();
    words.value = "";
    // What could not be sent is not lost.
    if (!(await this.#sendText(text)) && !words.value) words.value = text;
    words.focus();
  }

  #sendText(text) {
    return this.#send("text", { text, name: this.#person.name });
  }

  async #locate(reply_to) {
    const place = await pickPlace();
    if (place) await this.#send("location", { ...place, reply_to });
    this.#parts.words.focus();
  }

  async #send(what, body) {
    try {
      await send(this.#person.phone, what, body);
      this.#showError("");
      this.#thread.scrollToEnd();
      return true;
    } catch (error) {
      this.#showError(error.message);
      return false;
    }
  }

  #showError(text) {
    this.#parts.alert.textContent = text;
  }
}

/** `+919800000001` as people read it: `+91 98000 00001`. */
export function withSpaces(phone) {
  return phone.replace(/^\+91(\d{5})(\d{5})$/, "+91 $1 $2");
}
