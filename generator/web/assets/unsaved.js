// Nothing that is written is lost: what is typed or chosen is kept in the browser until the server says that it has it,
// is marked "Inte sparat" until then, and is handed over anew after a lost connection or a reload.
import { boxAt, elementOf, isChoosing, ledger, shownIn } from "./boxes.js";
import * as kept from "./kept.js";
import { connection, isDrawn, type, whenChanged } from "./page.js";
import { showState } from "./state.js";

const PATIENCE = 1500; // ms for Streamlit to deliver what was typed, before it is handed over beside it

const begun = new Map(); // address → what stood in the box before the person changed it, and its mark in the store
const waiting = new Set(); // addresses whose text the server shows beside another's and asks about
const given = new Set(); // addresses that have been handed over since the connection was made
let inherited = new Set(kept.all().map(([address]) => address)); // kept since before the connection was made
let session = "";
let wasLost = false;

/** The same sum as the server makes (CRC-32 of UTF-8): says which text an answer is about without repeating it. */
const sum = (text) => {
  let crc = ~0;
  for (const byte of new TextEncoder().encode([text].flat().join("\n"))) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
};
const same = (one, other) => [one].flat().join("\n") === [other].flat().join("\n");

const begin = (box) => {
  if (box && !kept.has(box.address) && !isChoosing(box)) {
    begun.set(box.address, { text: shownIn(box), base: box.base });
  }
};

/** The mark of what the box shows when the server has already said that it has it: it may be quicker than the box's own
 *  events, and than the drawing of the page. */
const markOfStored = (box, shown) => {
  const [, about, outcome, base] = ledger().answers[box.address] ?? [];
  return outcome === "saved" && about === sum(shown) ? base : undefined;
};

const look = (box) => {
  const shown = box && shownIn(box);
  if (shown === undefined) return;
  const { address } = box;
  const now = kept.get(address);
  const before = now ? { text: now.begun, base: now.base } : begun.get(address) ?? { text: null, base: box.base };
  const untouched = before.text !== null && same(shown, before.text);
  if (now && same(shown, now.text)) return;
  const stored = now ? undefined : markOfStored(box, shown);
  if (stored !== undefined) {
    begun.set(address, { text: shown, base: stored });
    return;
  }
  if (untouched && (inherited.has(address) || given.has(address))) return;
  if (untouched) kept.drop(address);
  else keep(box, shown, before);
  update();
};

const keep = (box, text, before) => {
  for (const set of [waiting, given, inherited]) set.delete(box.address);
  const { sent } = kept.get(box.address) ?? {};
  const entry = { text, base: before.base, begun: before.text, title: box.title, at: Date.now() };
  kept.keep(box.address, { ...entry, sent, after: ledger().serial });
};

/** What the server has answered since a text was kept: it has it, has refused it, or asks about it. */
const hear = () => {
  for (const [address, text] of kept.all()) {
    const [serial, about, outcome, base] = ledger().answers[address] ?? [];
    if (serial === undefined || serial <= text.after) continue;
    if (about === sum(text.text)) {
      if (outcome === "saved" || outcome === "refused") kept.drop(address);
      else if (outcome === "waits") waiting.add(address);
    } else if (about === text.sent) {
      kept.keep(address, { ...text, base, after: serial }); // an earlier text of one's own: the new one follows on it
    }
  }
};

const startAnew = () => {
  inherited = new Set(kept.all().map(([address]) => address));
  given.clear();
  waiting.clear();
  if (ledger().session === session) return;
  session = ledger().session;
  for (const [address, text] of kept.all()) kept.keep(address, { ...text, after: 0 });
};

const receiver = () => document.querySelector(".st-key-samverkan-receiver input:not(:disabled)");

const hand = (addresses) => {
  const texts = addresses.map((address) => ({ address, base: kept.get(address).base, text: kept.get(address).text }));
  addresses.forEach((address) => given.add(address));
  type(receiver(), JSON.stringify({ id: `${Date.now()}-${Math.random()}`, texts }));
};

const due = ([address, text]) =>
  !given.has(address) && !waiting.has(address)
  && (inherited.has(address)
    || (Date.now() - text.at > PATIENCE && boxAt(document.activeElement)?.address !== address));

const update = () => {
  if (connection() !== "CONNECTED") wasLost ||= session !== "";
  else if (isDrawn() && receiver()) {
    if (wasLost || ledger().session !== session) startAnew();
    hear();
    const addresses = kept.all().filter(due).map(([address]) => address);
    // After a lost connection the server may be a new one, which knows of no box until it has drawn the page.
    if (addresses.length || wasLost) hand(addresses);
    wasLost = false;
  }
  showState(kept.all().map(([address, text]) => ({ title: text.title, field: fieldOf(address) })));
};

const fieldOf = (address) => {
  const name = Object.keys(ledger().boxes).find((each) => ledger().boxes[each].address === address);
  return (name && elementOf(name)?.closest("[class*=st-key-falt-]")) ?? null;
};

const leave = (box) => {
  const text = box && kept.get(box.address);
  if (text) kept.keep(box.address, { ...text, sent: sum(text.text) });
};

for (const kind of ["focusin", "keydown", "pointerdown", "beforeinput"]) {
  window.addEventListener(kind, (event) => begin(boxAt(event.target)), true);
}
for (const kind of ["input", "keyup", "click"]) {
  window.addEventListener(kind, (event) => {
    const boxes = [boxAt(event.target), boxAt(document.activeElement)];
    // A text changes only by what is typed; a choice also when something is pressed, and when Streamlit has drawn it.
    if (kind === "input" && boxes[0]?.kind === "text") look(boxes[0]);
    else setTimeout(() => boxes.filter((box) => box && box.kind !== "text").forEach(look));
  }, true);
}
window.addEventListener("focusout", (event) => leave(boxAt(event.target)), true);
window.addEventListener("keydown", (event) => { if (event.key === "Enter") leave(boxAt(event.target)); }, true);
window.addEventListener("beforeunload", (event) => { if (kept.all().length) event.preventDefault(); });
whenChanged(update);
setInterval(update, 1000);
