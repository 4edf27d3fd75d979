// Choosing the second of two entities: after the first, the next one that is chosen anywhere.

import { tell } from './elements.js';
import { entities } from './graph.js';
import { byId } from './opening.js';
import { choose, state } from './state.js';
import { say } from './words.js';

/** @import { Target } from './types.d.ts' */

/** Waits for the other end. @param {number} from @param {'path' | 'shared'} by */
export function beginPair(from, by) {
  state.pairing = { from, by };
  showPairing();
  tell(byId('pairing-text').textContent);
  const query = byId('query');
  query.value = '';
  query.focus();
}

/** Waits no longer; false where nothing was waited for. */
export function leavePair() {
  if (!state.pairing) return false;
  state.pairing = null;
  showPairing();
  return true;
}

/** Shows for what the page waits. */
export function showPairing() {
  const { pairing } = state;
  byId('pairing').hidden = !pairing;
  if (pairing) byId('pairing-text').textContent = say(pairing.by === 'path' ? 'chooseEnd' : 'chooseOther', { name: entities[pairing.from].name });
}

/** Makes a pair of what was chosen first and now; true where that was so. @param {Target | null} target */
export function takeSecond(target) {
  const { pairing } = state;
  if (!pairing || !target || target.entity === undefined || target.entity === pairing.from) return false;
  leavePair();
  choose(pairing.by === 'path' ? { path: [pairing.from, target.entity] } : { shared: [pairing.from, target.entity] }, false);
  return true;
}
