// WhatsApp's way of writing: *bold*, _italic_, ~struck~, `code`, and links.

import { safeUrl } from "./api.js";
import { make } from "./element.js";

const MARKS = { "*": "strong", _: "em", "~": "s", "`": "code" };
const LINK = /https?:\/\/[^\s<>"]+/g;
// What ends a sentence does not belong to its link.
const SENTENCE_END = /[.,;:!?)\]'’”»]+$/;
const LETTER = /[\p{L}\p{N}]/u;

/** A text with its marks and links, as nodes. */
export function formatText(text) {
  const nodes = document.createDocumentFragment();
  let done = 0;
  for (const found of text.matchAll(LINK)) {
    const address = found[0].replace(SENTENCE_END, "");
    const href = safeUrl(address);
    if (!href) continue;
    nodes.append(formatted(text.slice(done, found.index)));
    nodes.append(make("a", { href, target: "_blank", rel: "noopener" }, address));
    done = found.index + address.length;
  }
  nodes.append(formatted(text.slice(done)));
  return nodes;
}

function formatted(text) {
  const nodes = document.createDocumentFragment();
  let done = 0;
  for (let at = 0; at < text.length; at += 1) {
    const end = findClosingMark(text, at);
    if (end === undefined) continue;
    const inside = text.slice(at + 1, end);
    nodes.append(text.slice(done, at));
    nodes.append(make(MARKS[text[at]], {}, text[at] === "`" ? inside : formatted(inside)));
    at = end;
    done = end + 1;
  }
  nodes.append(text.slice(done));
  return nodes;
}

// A mark is at the edges of words: `5 * 3 * 2` and `snake_case_name` have none.
function findClosingMark(text, at) {
  const mark = text[at];
  if (!(mark in MARKS) || LETTER.test(text[at - 1] ?? "")) return undefined;
  if (!text[at + 1]?.trim()) return undefined;
  for (let end = text.indexOf(mark, at + 2); end > 0; end = text.indexOf(mark, end + 1)) {
    if (text.slice(at, end).includes("\n")) return undefined;
    if (text[end - 1].trim() && !LETTER.test(text[end + 1] ?? "")) return end;
  }
  return undefined;
}
