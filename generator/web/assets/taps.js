// A link or button that is pressed straight after typing: the press leaves the box, but Streamlit sends the text a
// moment later, and with it the page that was left, so that the link led nowhere; a button's work was done before the
// text was saved. The press waits until the text is saved, or for a while.
import { boxAt } from "./boxes.js";
import * as kept from "./kept.js";

const PRESSED = "a[href], [data-testid^=stBaseButton]";
const LONGEST_WAIT = 3000; // ms

let left = null; // settled when what was typed in the box that was just left is saved

const saved = (address) => new Promise((done) => {
  const until = Date.now() + LONGEST_WAIT;
  const look = () => {
    if (!kept.has(address) || Date.now() > until) done();
    else setTimeout(look, 20);
  };
  requestAnimationFrame(() => setTimeout(look));
});

window.addEventListener("focusout", (event) => {
  const box = boxAt(event.target);
  if (!box) return;
  const waited = saved(box.address);
  left = waited;
  waited.then(() => { if (left === waited) left = null; });
}, true);

/** The same link or button, which may have been drawn anew meanwhile. */
const again = (pressed) => pressed.isConnected
  ? pressed
  : [...document.querySelectorAll(PRESSED)].find((other) => other.textContent === pressed.textContent);

window.addEventListener("click", (event) => {
  const pressed = event.target.closest?.(PRESSED);
  const plain = event.isTrusted && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!left || !pressed || !plain) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  left.then(() => again(pressed)?.click());
}, true);
