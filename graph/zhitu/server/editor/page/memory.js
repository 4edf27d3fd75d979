// What this browser remembers of the queries: in its own storage for this page, and in the address. Nothing is sent.

const MOST = 20;
const TEXT = 'zhitu.query.text';
const RECENT = 'zhitu.query.recent';

/** @param {string} key */
function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch { // a browser may forbid storage
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch { // forbidden, or full: the page works without
  }
}

export const draft = () => recall(TEXT);

/** @param {string} text */
export const keepDraft = (text) => keep(TEXT, text);

/** @returns {string[]} the queries that were run last, the latest first */
export function recent() {
  try {
    const found = JSON.parse(recall(RECENT) ?? '[]');
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** @param {string} text */
export function keepRecent(text) {
  keep(RECENT, JSON.stringify([text, ...recent().filter((one) => one !== text)].slice(0, MOST)));
}

export function forgetRecent() {
  keep(RECENT, '[]');
}

/** @typedef {{ query: string | null, view: string | null }} Address */

/** @returns {Address} what the address of the page says */
export function readAddress() {
  const said = new URLSearchParams(location.hash.slice(1));
  return { query: said.get('query'), view: said.get('view') };
}

/**
 * @param {string} query
 * @param {string} view
 */
export function writeAddress(query, view) {
  const said = new URLSearchParams({ query: query.toWellFormed(), view });
  history.replaceState(null, '', `#${said}`);
}
