// How it stands, in sight and read out: what is not saved, and that the connection is lost.
import { connection } from "./page.js";

const LOST =
  "Förbindelsen med servern är bruten. Det du har skrivit finns kvar här i webbläsaren och sparas när förbindelsen är"
  + " tillbaka. Det sker av sig självt: låt sidan vara öppen.";
const LOST_FOR_GOOD =
  "Förbindelsen med servern är bruten. Läs in sidan igen: det du har skrivit finns kvar här i webbläsaren och sparas då.";

const element = (tag, id, role) => {
  const made = document.createElement(tag);
  made.id = id;
  made.setAttribute("role", role);
  document.body.append(made);
  return made;
};
const unsaved = element("p", "samverkan-unsaved", "status");
const lost = element("p", "samverkan-lost", "alert");
let wasConnected = false;

const say = (place, text) => {
  if (place.textContent !== text) place.textContent = text; // the same again would be read out again
};

/** Show which texts are not saved (each with its title, and the field on the page that it belongs to, or null). */
export const showState = (texts) => {
  const fields = new Set(texts.map((text) => text.field));
  for (const field of document.querySelectorAll("[data-unsaved]")) {
    if (!fields.has(field)) delete field.dataset.unsaved;
  }
  for (const field of fields) if (field && !("unsaved" in field.dataset)) field.dataset.unsaved = "";
  document.documentElement.toggleAttribute("data-unsaved-texts", texts.length > 0);
  const elsewhere = texts.filter((text) => !text.field).map((text) => text.title);
  say(unsaved, texts.length ? ["Inte sparat", elsewhere.join(", ")].filter(Boolean).join(": ") : "");

  const state = connection();
  wasConnected ||= state === "CONNECTED";
  say(lost, !wasConnected || state === "CONNECTED" ? "" : state === "DISCONNECTED_FOREVER" ? LOST_FOR_GOOD : LOST);
};
