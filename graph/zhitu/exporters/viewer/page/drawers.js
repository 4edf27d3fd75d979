// On a narrow screen: the panel is a sheet below the picture, and the filters lie behind a button.

import { byId } from './opening.js';
import { state, when } from './state.js';

/** @param {'sheet' | 'show-filters'} id @param {boolean} open */
function setDrawer(id, open) {
  byId(id).setAttribute('aria-expanded', String(open));
}

const isPulled = (/** @type {string} */ id) => byId(id).getAttribute('aria-expanded') === 'true';

/** What was chosen comes with the sheet. */
function pullSheet() {
  if (state.chosen) setDrawer('sheet', true);
}

/** Lets both be pulled out and pushed back; where the screen is wide their buttons are not there. */
export function openDrawers() {
  byId('sheet').addEventListener('click', () => setDrawer('sheet', !isPulled('sheet')));
  byId('show-filters').addEventListener('click', () => setDrawer('show-filters', !isPulled('show-filters')));
  byId('filters').addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape' || !isPulled('show-filters')) return;
    setDrawer('show-filters', false);
    byId('show-filters').focus();
    event.stopPropagation();
  });
  when('chosen', pullSheet);
}
