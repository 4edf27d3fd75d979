// Lists of choices, each with its count. A row stays the same element as long as it is offered, so that it keeps the
// keyboard's place and a screen reader need not begin anew.

import { make } from './elements.js';
import { say } from './words.js';

/**
 * @typedef {object} Choice
 * @property {string} key
 * @property {string} text
 * @property {number} count
 * @property {boolean | null} on  null: part of what stands under it
 * @property {() => Node | null} [mark]
 * @property {string} [tip]
 * @property {boolean} [inner]
 * @property {boolean} [open]  whether what stands under it is shown; undefined where nothing does
 * @property {(on: boolean) => void} turn
 * @property {() => void} only
 * @property {() => void} [unfold]
 */

/** @typedef {{ label: HTMLElement, update: (choice: Choice) => void }} Row */

/** @type {WeakMap<HTMLElement, Map<string, Row>>} */
const rowsIn = new WeakMap();

/**
 * Shows choices in a place, in their order, and what else stands among them.
 * @param {HTMLElement} place
 * @param {(Choice | HTMLElement)[]} choices
 */
export function showChoices(place, choices) {
  const rows = rowsIn.get(place) || new Map();
  rowsIn.set(place, rows);
  const next = choices.map((choice) => {
    if (choice instanceof HTMLElement) return choice;
    const row = rows.get(choice.key) || makeRow(choice);
    rows.set(choice.key, row);
    row.update(choice);
    return row.label;
  });
  for (const [key, { label }] of rows) if (!next.includes(label)) rows.delete(key);
  if (next.length === place.childNodes.length && next.every((node, index) => node === place.childNodes[index])) return;
  const held = document.activeElement;
  place.replaceChildren(...next);
  if (held instanceof HTMLElement && place.contains(held)) held.focus();
}

/** @param {Choice} first @returns {Row} */
function makeRow(first) {
  let choice = first;
  const box = make('input', { type: 'checkbox', change: () => choice.turn(box.checked) });
  const text = make('span', { class: 'text' });
  const count = make('span', { class: 'number' });
  const only = make('button', { type: 'button', class: 'only', click: (/** @type {Event} */ event) => { event.preventDefault(); choice.only(); } });
  const unfold = make('button', { type: 'button', class: 'unfold', click: (/** @type {Event} */ event) => { event.preventDefault(); choice.unfold?.(); } });
  const label = make('label', { 'data-key': first.key }, box, first.mark?.(), text, count, only, first.unfold ? unfold : null);
  return {
    label,
    update(next) {
      choice = next;
      box.checked = next.on !== false;
      box.indeterminate = next.on === null;
      label.classList.toggle('off', next.on === false);
      label.classList.toggle('inner', Boolean(next.inner));
      label.title = next.tip ?? next.text;
      text.textContent = next.text;
      count.textContent = String(next.count);
      only.textContent = say('only');
      only.setAttribute('aria-label', say('onlyThis', { name: next.text }));
      unfold.setAttribute('aria-expanded', String(Boolean(next.open)));
      unfold.setAttribute('aria-label', say('unfold', { name: next.text }));
    },
  };
}
