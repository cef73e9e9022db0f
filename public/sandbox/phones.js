// Two phones on the screen. Who they are is in the address (`#customer=…&store=…`), so that a
// reload and a bookmark keep it; a page opened without starts with those chosen last.

import { people } from "./api.js";
import { firstPerson, findPerson, pickPerson } from "./person.js";
import { Phone } from "./phone.js";

const STORAGE_KEY = "sandbox";
const ROLES = ["customer", "store"];

const phones = {};
for (const role of ROLES) {
  const tab = document.querySelector(`.switch [data-to="${role}"]`);
  const news = tab.querySelector(".news");
  const place = document.getElementById(role);
  phones[role] = new Phone(role, place, {
    onPick: async () => {
      const person = await pickPerson(role, phones[role].person);
      if (!person) return;
      phones[role].setPerson(person);
      savePeople();
    },
    onNews: () => (news.hidden = isSeen.get(place) ?? false),
  });
  tab.addEventListener("click", () => {
    place.scrollIntoView({ block: "start" });
    news.hidden = true;
  });
}

// On a narrow screen one phone is out of sight; its tab shows when something arrives there.
const isSeen = new Map();
const watcher = new IntersectionObserver((changes) => {
  for (const { target, isIntersecting } of changes) {
    isSeen.set(target, isIntersecting);
    const tab = document.querySelector(`.switch [data-to="${target.id}"]`);
    tab.toggleAttribute("data-seen", isIntersecting);
    if (isIntersecting) tab.querySelector(".news").hidden = true;
  }
}, { threshold: 0.5 });
for (const role of ROLES) watcher.observe(document.getElementById(role));

function savePeople() {
  const chosen = new URLSearchParams(ROLES.map((role) => [role, phones[role].person?.phone.slice(1) ?? ""]));
  history.replaceState(null, "", `#${chosen}`);
  localStorage.setItem(STORAGE_KEY, chosen);
}

async function initialPerson(role) {
  const number = new URLSearchParams(location.hash.slice(1)).get(role)
    || new URLSearchParams(localStorage.getItem(STORAGE_KEY) ?? "").get(role);
  if (/^\d{8,15}$/.test(number ?? "")) return findPerson(role, `+${number}`);
  return firstPerson(role);
}

async function start() {
  const words = new URLSearchParams(location.search).get("text");
  const found = await Promise.all(ROLES.map(initialPerson));
  ROLES.forEach((role, at) => found[at] && phones[role].setPerson(found[at]));
  // Words from a link of the shop wait in the composer; sending them is up to the person.
  if (words) {
    const { store_texts: storeTexts } = await people();
    phones[storeTexts.includes(words) ? "store" : "customer"].prepare(words);
  }
  history.replaceState(null, "", location.pathname + location.hash);
  savePeople();
}

document.querySelector(".try").addEventListener("click", () => {
  const guide = document.getElementById("what-to-try");
  guide.scrollIntoView({ block: "nearest" });
  guide.focus();
});
addEventListener("hashchange", start);
start();
