// A link or button that is pressed straight after typing: the press leaves the box, but Streamlit sends the text a
// moment later, and with it the page that was left, so that the link led nowhere. The press waits for the text.
import { boxAt } from "./boxes.js";

const PRESSED = "a[href], [data-testid^=stBaseButton]";

let left = null; // settled when what was typed in the box that was just left is on its way
window.addEventListener("focusout", (event) => {
  if (!boxAt(event.target)) return;
  const sent = new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  left = sent;
  sent.then(() => { if (left === sent) left = null; });
}, true);

window.addEventListener("click", (event) => {
  const pressed = event.target.closest?.(PRESSED);
  const plain = event.isTrusted && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!left || !pressed || !plain) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  left.then(() => pressed.click());
}, true);
