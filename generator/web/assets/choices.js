// "Välj eller skriv": what was typed counts when the box is left too, by Tab or by pressing somewhere else, and not
// only by Enter; Streamlit throws it away.
import { boxAt, inRows, isChoosing, typedIn } from "./boxes.js";

const take = () => {
  const box = boxAt(document.activeElement);
  if (!box?.kind.endsWith("or words") || !isChoosing(box) || !typedIn(box).trim()) return;
  for (const kind of ["keydown", "keyup"]) {
    document.activeElement.dispatchEvent(new KeyboardEvent(kind, { key: "Enter", code: "Enter", bubbles: true }));
  }
};
window.addEventListener("keydown", (event) => {
  if (event.key === "Tab" && event.isTrusted) take();
}, true);
window.addEventListener("pointerdown", (event) => {
  const box = boxAt(document.activeElement);
  if (box && !box.element.contains(event.target) && !inRows(event.target)) take();
}, true);
