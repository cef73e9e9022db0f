// The list of messages: bubbles, days, times, ticks. What is drawn stays; only ticks change.

import { button, make, drawing } from "./element.js";
import { content, summary } from "./message.js";

// A chat in India, whatever the clock of this computer.
const ZONE = "Asia/Kolkata";
const CLOCK = new Intl.DateTimeFormat("en-IN", { timeZone: ZONE, hour: "numeric", minute: "2-digit", hour12: true });
const DAY = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE });
const DATE = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, weekday: "long", day: "numeric", month: "long" });

const TICKS = { accepted: "Waiting", sent: "Sent", delivered: "Delivered", read: "Read", failed: "Not delivered" };
// Meta's words are long; these say what it comes to.
const FAILURES = {
  130472: "part of an experiment of Meta's",
  131026: "this number cannot be reached",
  131047: "more than 24 hours since this phone wrote",
  131049: "Meta held it back",
  131051: "a kind of message the phone does not know",
};
/** How near the end counts as reading the newest, in pixels. */
const NEAR = 80;

export function timeOf(seconds) {
  return CLOCK.format(new Date(seconds * 1000)).toLowerCase();
}

export class Thread {
  #log;
  #handlers;
  #bubbles = new Map();
  #lastDay;

  /** `handlers(message)` gives what the buttons of a message do. */
  constructor(log, handlers) {
    this.#log = log;
    this.#handlers = handlers;
  }

  get isEmpty() {
    return this.#bubbles.size === 0;
  }

  clear() {
    for (const drawn of this.#log.querySelectorAll(".message, .day")) drawn.remove();
    this.#bubbles.clear();
    this.#lastDay = undefined;
  }

  /** Takes messages, new or changed. True when the business wrote something new. */
  take(messages, now) {
    const log = this.#log;
    const reading = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    const fresh = messages.filter((message) => !this.#bubbles.has(message.id));
    for (const message of messages) {
      if (fresh.includes(message)) this.#add(message, now);
      this.#tick(message);
    }
    if (reading || fresh.some((message) => message.from === "phone")) this.scrollToEnd();
    return fresh.some((message) => message.from === "business");
  }

  scrollToEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  #add(message, now) {
    const day = DAY.format(new Date(message.at * 1000));
    if (day !== this.#lastDay) this.#log.append(make("p", { class: "day" }, dayName(message.at, day, now)));
    this.#lastDay = day;
    const ours = message.from === "phone";
    const time = timeOf(message.at);
    const stamp = make("time", { datetime: new Date(message.at * 1000).toISOString() }, time);
    const meta = make("span", { class: "meta" }, stamp, ours ? ticks() : undefined);
    const parts = content(message, this.#handlers(message));
    // The time is behind the last words, above the buttons.
    const actions = parts.findIndex((part) => part.classList.contains("actions"));
    parts.splice(actions < 0 ? parts.length : actions, 0, meta);
    const bubble = make("article",
      { class: `message ${ours ? "ours" : "theirs"} is-${message.kind}`, "aria-label": `${ours ? "You" : "Nukkad"}, ${time}` },
      this.#quote(message.reply_to), ...parts);
    this.#bubbles.set(message.id, { bubble, summary: summary(message), status: undefined });
    this.#log.append(bubble);
  }

  #quote(id) {
    const quoted = id && this.#bubbles.get(id);
    if (!quoted) return undefined;
    const show = () => {
      quoted.bubble.scrollIntoView({ block: "center" });
      quoted.bubble.classList.remove("shown");
      requestAnimationFrame(() => quoted.bubble.classList.add("shown"));
    };
    return button("quote", show, make("b", {}, quoted.bubble.matches(".ours") ? "You" : "Nukkad"), make("span", {}, quoted.summary));
  }

  #tick({ id, status, error_code: code }) {
    const known = this.#bubbles.get(id);
    if (known.status === status) return;
    known.status = status;
    known.bubble.dataset.status = status;
    const drawn = known.bubble.querySelector(".ticks");
    drawn?.setAttribute("aria-label", TICKS[status] ?? status);
    if (status !== "failed") return;
    const why = FAILURES[code] ? `: ${FAILURES[code]}` : "";
    known.bubble.append(make("p", { class: "failure" }, `Not delivered${why}${code ? ` (${code})` : ""}`));
  }
}

function ticks() {
  return make("span", { class: "ticks", role: "img" }, drawing("M2 13l4.5 4.5L16 7", "M11 16.5l1 1L21.5 7"));
}

function dayName(at, day, now) {
  if (day === DAY.format(new Date(now * 1000))) return "Today";
  if (day === DAY.format(new Date((now - 86_400) * 1000))) return "Yesterday";
  return DATE.format(new Date(at * 1000));
}
