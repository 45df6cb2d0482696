// Links that lead to a field: the field that the address names gets the focus when the page is drawn.
import { isDrawn, whenChanged } from "./page.js";

// A field's place is named by its path in the contract; Streamlit marks the field by a class made of the same name.
const focusField = (path) => {
  const mark = "st-key-falt-" + path.replace(/[^a-zA-Z0-9_-]/g, "-");
  const field = document.getElementsByClassName(mark)[0];
  const input = field?.querySelector("input, textarea") ?? field?.querySelector("button");
  if (!input) return false;
  field.scrollIntoView({ block: "center" });
  input.focus();
  return true;
};
let asked = null;
let wanted = null;
const focusWanted = () => {
  const now = new URL(location.href).searchParams.get("falt");
  if (now !== asked) asked = wanted = now;
  // Not before the page is drawn: until then the field may still hold another row's box, soon to be replaced.
  if (wanted && isDrawn() && focusField(wanted)) wanted = null;
};
// Whoever has gone on by then is not called back.
document.addEventListener("keydown", () => { wanted = null; }, true);
document.addEventListener("click", (event) => {
  if (event.target.closest?.("a[href*='falt=']")) asked = null; // the same link again leads there again
}, true);

whenChanged(focusWanted);
