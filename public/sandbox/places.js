// Which place a phone sends: a few in the served towns, two far away, or any coordinates.

import { ask, prepareDialog } from "./dialog.js";
import { button, make } from "./element.js";

const PLACES = [
  { name: "Vashi Station", address: "Vashi, Navi Mumbai 400703", latitude: 19.0631, longitude: 72.9989 },
  { name: "Thane Station", address: "Thane West 400601", latitude: 19.1861, longitude: 72.9759 },
  { name: "Kalyan Junction", address: "Kalyan West 421301", latitude: 19.2355, longitude: 73.1304 },
  { name: "Dadar Station", address: "Dadar West, Mumbai 400028", latitude: 19.0186, longitude: 72.8433 },
  { name: "Panvel Station", address: "Panvel 410206", latitude: 18.9894, longitude: 73.1211 },
  { name: "Pune Junction", address: "Pune 411001", note: "outside the served area", latitude: 18.5289, longitude: 73.8744 },
  { name: "Connaught Place", address: "New Delhi 110001", note: "far outside", latitude: 28.6315, longitude: 77.2167 },
];

const dialog = prepareDialog(document.getElementById("place-dialog"));
const form = dialog.querySelector("form");
const typed = dialog.querySelector("#coordinates");
const wrong = dialog.querySelector("#coordinates-wrong");

/** Asks for a place, `{ latitude, longitude, name?, address? }`; `undefined` when none was chosen. */
export function pickPlace() {
  return ask(dialog, (answer) => {
    wrong.textContent = "";
    dialog.querySelector(".options").replaceChildren(...PLACES.map(({ note, ...place }) => {
      const where = make("small", {}, [place.address, note].filter(Boolean).join(" · "));
      return make("li", {}, button("option", () => answer(place), make("b", {}, place.name), where));
    }));
    form.onsubmit = (event) => {
      event.preventDefault();
      const place = coordinates(typed.value);
      if (place) return answer(place);
      wrong.textContent = "Write latitude and longitude in degrees, such as 19.0771, 72.9986.";
      typed.focus();
    };
  });
}

function coordinates(text) {
  const found = text.trim().match(/^(-?\d{1,2}(?:\.\d+)?)[,\s]+(-?\d{1,3}(?:\.\d+)?)$/);
  if (!found) return undefined;
  const [latitude, longitude] = [Number(found[1]), Number(found[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}
