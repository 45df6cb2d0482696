// Streamlit's own words in Swedish. Nothing else.
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
    "Connecting to Streamlit server": "Ansluter till servern",
    "Unable to connect to Streamlit server": "Servern svarar inte",
    "Error": "Fel",
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

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") translateText(change.target);
      else if (change.type === "attributes") translateAttributes(change.target);
      else change.addedNodes.forEach(translate);
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["aria-label", "title", "placeholder"],
  });
  translate(document.documentElement);
})();
