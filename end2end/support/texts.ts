// The sentences that specs look for, read from the sources of `i18n`.
import fs from "node:fs";
import path from "node:path";

const I18N = path.resolve(import.meta.dirname, "../../app/i18n/src");

type Language = "en" | "hi";

const read = (file: string): string => fs.readFileSync(path.join(I18N, file), "utf8");

/** All messages of a language by subject and name: `checkout.name`, `chat.order_cancelled`. */
function load(language: Language): Map<string, string> {
  const messages = new Map<string, string>();
  for (const file of ["chat", "requests", "pages"]) {
    let subject = file;
    for (const line of read(`${language}/${file}.rs`).split("\n")) {
      subject = /^pub\(crate\) mod (\w+)/.exec(line)?.[1] ?? subject;
      const [, name, text] = /^ +(\w+)\(.*\) = ("(?:[^"\\]|\\.)*");$/.exec(line) ?? [];
      if (name && text) messages.set(`${subject}.${name}`, JSON.parse(text));
    }
  }
  return messages;
}

const MESSAGES = { en: load("en"), hi: load("hi") };

/** A message with its arguments; an argument that is left out matches anything, in `matching`. */
export function text(name: string, values: Record<string, unknown> = {}, language: Language = "en"): string {
  const template = MESSAGES[language].get(name);
  if (template === undefined) throw new Error(`no message is called ${name}`);
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, key) => String(values[key] ?? placeholder));
}

/** The same in Hindi. */
export function hindi(name: string, values: Record<string, unknown> = {}): string {
  return text(name, values, "hi");
}

/** What a text with that message in it matches, whatever its missing arguments are. */
export function matching(name: string, values: Record<string, unknown> = {}): RegExp {
  const literal = text(name, values).replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&");
  return new RegExp(literal.replaceAll(/\{\w+\}/g, "[^]*"));
}
