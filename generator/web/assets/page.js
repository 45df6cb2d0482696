// Streamlit's own words in Swedish, and links that lead to a field. Nothing else.
"use strict";
(() => {
  const words = {
    "Press Enter to apply": "Tryck på Retur för att spara",
    "Press Ctrl+Enter to apply": "Tryck på Ctrl+Retur för att spara",
    "Press ⌘+Enter to apply": "Tryck på ⌘+Retur för att spara",
    "Press Enter to submit form": "Tryck på Retur för att skicka",
    "Press Ctrl+Enter to submit form": "Tryck på Ctrl+Retur för att skicka",
    "Choose an option": "Välj",
    "Choose options": "Välj",
    "No results": "Inget passar",
    "No options to select": "Det finns inget att välja",
    "Upload": "Välj fil",
    "file upload": "välj fil",
    "Add files": "Välj en annan fil",
    "add icon": "välj en annan fil",
    "Error:": "Fel:",
    "Browse files": "Välj fil",
    "Drag and drop file here": "Dra hit en fil",
    "Clear value": "Töm",
    "Clear all": "Töm",
    "Open": "Öppna",
    "Close": "Stäng",
    "Dismiss": "Stäng",
    "Running": "Arbetar",
    "Running...": "Arbetar …",
    "Stop": "Avbryt",
    "Connecting": "Ansluter",
    "Connection error": "Ingen förbindelse",
    "Please wait...": "Vänta …",
    "Expand": "Visa",
    "Collapse": "Dölj",
    "Expand sidebar": "Visa menyn",
    "Collapse sidebar": "Dölj menyn",
    "Open sidebar": "Visa menyn",
    "Close sidebar": "Dölj menyn",
    "Show sidebar navigation": "Visa menyn",
    "Fullscreen": "Helskärm",
    "Skip to main content": "Hoppa till innehållet",
    "Page not found": "Sidan finns inte",
    "Link to heading": "Länk till rubriken",
    "Help": "Hjälp",
  };
  const patterns = [
    [/^Remove (.+)$/, "Ta bort $1"],
    [/^Help for (.+)$/, "Hjälp: $1"],
    [/^Add: (.+)$/, "Lägg till: $1"],
    [/^Selected (.+)\. (.+)$/, "Valt: $1"],
    [/^(\d+)\s?MB per file(?: • (.*))?$/, "Högst $1 MB. $2"],
    [/^(Error: )?File must be ([\d.]+)MB or smaller\.$/, "Filen får vara högst $2 MB."],
    [/^(Error: )?\S+ files are not allowed\.$/, "Filtypen går inte att använda."],
    [/^Limit (\d+)\s?MB per file(?: • (.*))?$/, "Högst $1 MB. $2"],
  ];
  const swedish = (text) => {
    const trimmed = text.trim();
    if (Object.hasOwn(words, trimmed)) return text.replace(trimmed, words[trimmed]);
    for (const [pattern, into] of patterns) {
      if (pattern.test(trimmed)) return trimmed.replace(pattern, into).replace("undefined", "");
    }
    return text;
  };
  // Only Streamlit's own furniture is translated: never what someone has written, nor a document.
  const theirs = ".samverkan-document, [data-testid=stMarkdownContainer], [role=option], [role=listbox], input, textarea";
  const icon = "[data-testid=stIconMaterial]"; // its text is the name of a picture
  const foreign = (node) =>
    node.closest(icon) || (node.closest(theirs) && !node.closest("[data-testid=stFileUploader]"));
  const translateText = (node) => {
    if (!node.parentElement || foreign(node.parentElement)) return;
    const after = swedish(node.data);
    if (after !== node.data) node.data = after;
  };
  const translateAttributes = (element) => {
    for (const name of ["aria-label", "title", "placeholder"]) {
      const before = element.getAttribute(name);
      if (!before) continue;
      const after = swedish(before);
      if (after !== before) element.setAttribute(name, after);
    }
  };
  const translate = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    translateAttributes(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) translateText(node);
      else translateAttributes(node);
    }
  };

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
    const app = document.querySelector("[data-testid=stApp]");
    if (wanted && app?.dataset.testScriptState === "notRunning" && focusField(wanted)) wanted = null;
  };
  // Whoever has gone on by then is not called back.
  document.addEventListener("keydown", () => { wanted = null; }, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("a[href*='falt=']")) asked = null; // the same link again leads there again
  }, true);

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") translateText(change.target);
      else if (change.type === "attributes") translateAttributes(change.target);
      else change.addedNodes.forEach(translate);
    }
    focusWanted();
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["aria-label", "title", "placeholder", "data-test-script-state"], // the last says: drawn
  });
  translate(document.documentElement);
})();
