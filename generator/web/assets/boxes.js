// The boxes on the page that hold a value of the open initiative, as the server told of them when it drew them, and
// what a person sees in them.

const ROWS = "[data-testid=stSelectboxVirtualDropdown], [data-testid=stMultiSelectDropdown]";

let source = "";
let told = { session: "", boxes: {}, answers: {} };

/** What the server told with the latest drawing: its session, the boxes by their class, its answers by address. */
export const ledger = () => {
  for (const [part, element] of [["answers", "samverkan-answered"], ["boxes", "samverkan-boxes"]]) {
    const text = document.querySelector(`.${element}`)?.dataset[part];
    if (text && told[`${part}Source`] !== text) Object.assign(told, JSON.parse(text), { [`${part}Source`]: text });
  }
  return told;
};

/** The box that an element is in, with what the server told of it; undefined for anything else. */
export const boxAt = (element) => {
  for (let at = element; at instanceof Element; at = at.parentElement) {
    for (const name of at.classList) {
      if (name.startsWith("st-key-") && Object.hasOwn(ledger().boxes, name)) {
        return { element: at, name, ...ledger().boxes[name] };
      }
    }
  }
  return undefined;
};

export const elementOf = (name) => document.getElementsByClassName(name)[0];

/** The list of choices that hangs below a box stands elsewhere in the page. */
export const inRows = (element) => Boolean(element.closest?.(ROWS));

const input = (box) => box.element.querySelector("input, textarea");
export const isChoosing = (box) => input(box)?.getAttribute("aria-expanded") === "true";
export const typedIn = (box) => input(box)?.value ?? "";

/** What a person sees as the answer, a text or a list of texts; undefined while something is being chosen. */
export const shownIn = (box) => {
  const choosing = isChoosing(box);
  if (box.kind.startsWith("choices")) {
    const chosen = [...box.element.querySelectorAll("[data-tag]")].map((tag) => tag.getAttribute("aria-label"));
    return choosing && typedIn(box) && box.kind === "choices or words" ? [...chosen, typedIn(box)] : chosen;
  }
  if (choosing && box.kind !== "choice or words") return undefined;
  return typedIn(box);
};
