// Texts that the server has not said that it has, kept for this tab alone until it does: they survive a reload and a
// restart of the server, and go when the tab is closed, so that nothing is left behind on a shared computer.

const PREFIX = "samverkan-unsaved:";
const DAYS_AT_MOST = 7;

const texts = new Map(); // address → { text, base, begun, title, at }

const write = (address) => {
  try {
    sessionStorage.setItem(PREFIX + address, JSON.stringify(texts.get(address)));
  } catch { /* no room or not allowed: it is kept until the page is reloaded */ }
};

/** Every kept text: [address, text]. */
export const all = () => [...texts];
export const has = (address) => texts.has(address);
export const get = (address) => texts.get(address);

export const keep = (address, text) => {
  texts.set(address, text);
  write(address);
};

export const drop = (address) => {
  texts.delete(address);
  sessionStorage.removeItem(PREFIX + address);
};

const oldest = Date.now() - DAYS_AT_MOST * 24 * 3600 * 1000;
for (const key of Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX))) {
  try {
    const text = JSON.parse(sessionStorage.getItem(key));
    if (text.at > oldest) texts.set(key.slice(PREFIX.length), text);
    else sessionStorage.removeItem(key);
  } catch {
    sessionStorage.removeItem(key);
  }
}
