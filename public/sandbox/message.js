// What a message holds, drawn by its kind. Shapes are those of the Cloud API's JSON.

import { fileUrl, safeUrl } from "./api.js";
import { DOCUMENT, PIN, button, drawing, make } from "./element.js";
import { formatText } from "./writing.js";

/** The first words of a message, to quote it by. */
export function summary({ kind, payload }) {
  const text = payload?.body?.text ?? payload?.body ?? payload?.caption ?? payload?.filename ?? reply(payload)?.title;
  return typeof text === "string" && text ? text.split("\n")[0] : kind;
}

/**
 * The content of a message, as nodes. `handlers` is what its buttons do:
 * `press(button)`, `choose(row)`, `locate()`.
 */
export function content(message, handlers) {
  try {
    const parts = KINDS[message.kind]?.(message.payload ?? {}, handlers) ?? [unknown(message.kind)];
    return parts.filter(Boolean);
  } catch {
    // A payload of another shape than its kind has must not stop the messages behind it.
    return [unknown(message.kind)];
  }
}

const KINDS = {
  text: ({ body }) => [words(body)],
  interactive,
  document: (payload) => [file(payload), words(payload.caption)],
  image: (payload) => [picture(payload), words(payload.caption)],
  location: (payload) => [place(payload)],
};

function interactive(payload, handlers) {
  const answer = reply(payload);
  if (answer) return [words(answer.title), answer.description && small(answer.description)];
  const actions = ACTIONS[payload.type]?.(payload.action ?? {}, handlers);
  if (!actions) return [words(payload.body?.text), unknown(payload.type)];
  return [
    ...header(payload.header),
    words(payload.body?.text),
    payload.footer?.text && small(payload.footer.text),
    make("div", { class: "actions" }, ...actions),
  ];
}

const ACTIONS = {
  cta_url: ({ parameters }) => {
    const href = safeUrl(parameters?.url);
    const arrow = make("span", { "aria-hidden": "true" }, " ↗");
    if (!href) return [small(`This button leads nowhere: ${parameters?.url}`)];
    return [make("a", { class: "action", href, target: "_blank", rel: "noopener" }, parameters.display_text ?? href, arrow)];
  },
  button: ({ buttons = [] }, handlers) =>
    buttons.map(({ reply: choice }) => button("action", () => handlers.press(choice), choice.title)),
  list: ({ button: title, sections = [] }, handlers) => [
    make("details", { class: "rows" }, make("summary", { class: "action" }, title ?? "Choose"),
      ...sections.flatMap((section) => rows(section, handlers))),
  ],
  location_request_message: (_, handlers) => [button("action", () => handlers.locate(), drawing(...PIN), "Send location")],
};

function rows({ title, rows: choices = [] }, handlers) {
  const heading = title ? [make("p", { class: "section" }, title)] : [];
  return heading.concat(choices.map((row) =>
    button("row", () => handlers.choose(row), make("b", {}, row.title), row.description ? small(row.description) : undefined)));
}

function reply(payload) {
  return payload?.button_reply ?? payload?.list_reply;
}

function header(given) {
  if (given?.type === "text") return [make("p", { class: "title" }, given.text)];
  if (given?.type === "image") return [picture(given.image)];
  if (given?.type === "document") return [file(given.document)];
  return [];
}

function words(text) {
  if (typeof text !== "string" || !text) return undefined;
  return make("p", { class: "words", dir: "auto" }, formatText(text));
}

function small(text) {
  return make("small", { dir: "auto" }, text);
}

function unknown(kind) {
  return small(`A message of a kind that this page cannot show: ${kind}`);
}

// Pictures from elsewhere stay unseen: the page promises that nothing leaves the computer.
function picture(given) {
  const address = fileUrl(given);
  if (!address) return undefined;
  if (new URL(address, location.href).origin !== location.origin) return small(`Picture: ${address}`);
  return make("img", { class: "picture", src: address, alt: "" });
}

function file(given) {
  const name = given?.filename ?? "File";
  const size = make("small", {}, fileType(name));
  const inside = [drawing(...DOCUMENT), make("span", {}, make("b", {}, name), size)];
  const href = fileUrl(given);
  if (!href) return make("div", { class: "card file" }, ...inside);
  if (given.id) showFileSize(href, name, size);
  return make("a", { class: "card file", href, target: "_blank", rel: "noopener" }, ...inside);
}

// The file is on this computer, so reading it is the shortest way to its size.
async function showFileSize(address, name, where) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error();
    const kilobytes = Math.max(1, Math.round((await answer.arrayBuffer()).byteLength / 1024));
    where.textContent = `${fileType(name)} · ${kilobytes} kB`;
  } catch {
    where.textContent = "not there any more";
  }
}

function fileType(name) {
  return name.includes(".") ? name.split(".").pop().toUpperCase() : "File";
}

function place({ latitude, longitude, name, address }) {
  const [north, east] = [Number(latitude), Number(longitude)];
  const point = `${north.toFixed(5)}, ${east.toFixed(5)}`;
  const map = make("span", { class: "map" }, drawing(...PIN));
  const texts = [make("b", {}, name ?? "Location"), make("small", {}, address ?? point)];
  const href = `https://www.google.com/maps/search/?${new URLSearchParams({ api: "1", query: `${north},${east}` })}`;
  const open = make("span", { class: "open" }, "Open in Maps", make("span", { "aria-hidden": "true" }, " ↗"));
  return make("a", { class: "card location", href, target: "_blank", rel: "noopener noreferrer" },
    map, make("span", { class: "texts" }, ...texts, open));
}
