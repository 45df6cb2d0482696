// How far Streamlit has come with the page, and a call whenever it has changed.

const app = () => document.querySelector("[data-testid=stApp]");

/** Everything of the latest run is on the page. */
export const isDrawn = () => app()?.dataset.testScriptState === "notRunning";

/** INITIAL, PINGING_SERVER, CONNECTING, CONNECTED or DISCONNECTED_FOREVER; undefined before the first drawing. */
export const connection = () => app()?.dataset.testConnectionState;

const listeners = [];
let announced = false;
const announce = () => {
  announced = false;
  listeners.forEach((listener) => listener());
};
new MutationObserver(() => {
  if (announced) return;
  announced = true;
  queueMicrotask(announce);
}).observe(document.documentElement, {
  subtree: true, childList: true, attributes: true,
  attributeFilter: ["data-test-script-state", "data-test-connection-state"],
});

/** Call `listener` when what is on the page, or how far it has come, has changed. */
export const whenChanged = (listener) => { listeners.push(listener); };

/** Put a text in one of Streamlit's boxes as if it had been typed there, and leave the box. */
export const type = (input, text) => {
  const prototype = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value").set.call(input, text);
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  input.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
};
