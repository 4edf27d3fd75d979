// What one takes along: the picture, tables, a link, a saved view, paper.

import { spellAddress } from './address.js';
import { copy } from './citation.js';
import { make, tell } from './elements.js';
import { byId } from './opening.js';
import { openPrinting } from './printing.js';
import { openSaving, showSaved } from './saving.js';
import { saveSheet } from './sheets.js';
import { savePixels, saveShapes } from './shot.js';
import { when } from './state.js';
import { say } from './words.js';

/** @param {boolean} shown */
function openMenu(shown) {
  byId('taking').hidden = !shown;
  byId('take').setAttribute('aria-expanded', String(shown));
  if (!shown) return;
  byId('view-told').replaceChildren();
  showSaved();
  byId('take-png').focus();
}

async function copyLink() {
  const link = `${location.href.split('#', 1)[0]}#${spellAddress(true)}`;
  const copied = await copy(link);
  const box = make('textarea', { class: 'cited', readonly: true, rows: 3, 'aria-label': say('link') });
  box.value = link;
  byId('view-told').replaceChildren(...(copied ? [say('linkCopied')] : [say('notCopied'), box]));
  if (!copied) box.select();
  tell(say(copied ? 'linkCopied' : 'notCopied'));
}

export function openTaking() {
  const on = (/** @type {string} */ id, /** @type {() => void} */ act) => byId(id).addEventListener('click', act);
  on('take', () => openMenu(byId('taking').hidden));
  on('take-png', savePixels);
  on('take-svg', saveShapes);
  on('take-entities', () => saveSheet('entities'));
  on('take-facts', () => saveSheet('facts'));
  on('take-articles', () => saveSheet('articles'));
  on('take-link', copyLink);
  on('take-paper', () => window.print());
  openSaving();
  openPrinting();
  when('changed', () => { if (!byId('taking').hidden) showSaved(); });
  byId('taking').addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    openMenu(false);
    byId('take').focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !byId('taking').contains(event.target) && !byId('take').contains(event.target)) openMenu(false);
  });
}
