// Views that the reader keeps under a name: in the browser where it keeps things, and as files.

import { isAddress, readAddress, spellAddress } from './address.js';
import { make, tell } from './elements.js';
import { save } from './files.js';
import { byId } from './opening.js';
import { say } from './words.js';

/** @typedef {{ name: string, view: string }} Saved  `view` is spelt as the address is */

const FORMAT = 'zhitu-view';

/** How many views are shelved, how long a name may be, and how large a file is read. */
const MOST_KEPT = 50;
const LONGEST_NAME = 80;
const LARGEST = 100_000;

/** Views of another page are none of this one. */
const SHELF = `zhitu:${location.pathname}`;

/** @type {Saved[]} */
let shelved = [];

/** A saved view, if it is one. @param {any} value @returns {Saved | null} */
function recognize(value) {
  if (!value || typeof value.name !== 'string' || typeof value.view !== 'string' || !isAddress(value.view)) return null;
  return { name: value.name.slice(0, LONGEST_NAME), view: value.view };
}

/** What the browser keeps; nothing where it keeps nothing. */
function loadShelf() {
  try {
    const found = JSON.parse(localStorage.getItem(SHELF) || '[]');
    return Array.isArray(found) ? found.map(recognize).filter((view) => view !== null).slice(0, MOST_KEPT) : [];
  } catch {
    return [];
  }
}

function storeShelf() {
  try {
    localStorage.setItem(SHELF, JSON.stringify(shelved));
  } catch {
    tell(say('notKept'));
  }
}

/** Keeps a view; one of the same name gives way. @param {Saved} saved */
function keep(saved) {
  shelved = [saved, ...shelved.filter(({ name }) => name !== saved.name)].slice(0, MOST_KEPT);
  storeShelf();
  showSaved();
}

export function showSaved() {
  const act = (/** @type {string} */ key, /** @type {string} */ name, /** @type {() => void} */ click) => make('button', {
    type: 'button', class: 'quiet', click, 'aria-label': `${say(key)}: ${name}`,
  }, say(key));
  byId('saved').replaceChildren(...shelved.map((saved) => make('li', {},
    make('button', { type: 'button', class: 'link name', click: () => readAddress(saved.view) }, saved.name),
    act('saveFile', saved.name, () => saveView(saved)),
    act('forget', saved.name, () => {
      shelved = shelved.filter((other) => other !== saved);
      storeShelf();
      showSaved();
      byId('view-name').focus();
    }))));
}

/** @param {Saved} saved */
function saveView(saved) {
  // Names of files may not hold what means something to systems.
  const name = saved.name.replace(/[^\p{L}\p{N} ._-]/gu, '_').replace(/^[.\s]+/, '') || 'view';
  save(`${name}.zhitu.json`, 'application/json', `${JSON.stringify({ format: FORMAT, version: 1, ...saved }, null, 2)}\n`);
}

/** Opens a view from a file, and keeps it. @param {File} file */
async function openFile(file) {
  /** @type {any} */
  let found = null;
  try {
    if (file.size <= LARGEST) found = JSON.parse(await file.text());
  } catch {
    found = null; // what is no JSON is no view
  }
  const saved = found && found.format === FORMAT ? recognize(found) : null;
  byId('view-told').textContent = saved ? '' : say('noView', { name: file.name });
  if (!saved) return;
  readAddress(saved.view);
  keep(saved);
}

export function openSaving() {
  shelved = loadShelf();
  /** @type {HTMLInputElement} */
  const name = byId('view-name');
  name.maxLength = LONGEST_NAME;
  byId('keep').addEventListener('submit', (/** @type {Event} */ event) => {
    event.preventDefault();
    keep({ name: name.value.trim() || say('viewOf', { count: shelved.length + 1 }), view: spellAddress(true) });
    name.value = '';
    tell(say('viewKept', { name: shelved[0].name }));
  });
  byId('view-file').addEventListener('change', () => {
    const [file] = byId('view-file').files;
    if (file) openFile(file);
    byId('view-file').value = '';
  });
}
