// Lists that may be long: the first of them at once, the rest when asked for.

import { make } from './elements.js';
import { say } from './words.js';

/**
 * A list and the button that makes it longer; the button is hidden where nothing is left.
 * @template T
 * @param {HTMLElement} list
 * @param {T[]} items
 * @param {number} size
 * @param {(item: T, index: number) => Node} show
 * @returns {HTMLElement[]}
 */
export function grow(list, items, size, show) {
  const more = make('button', { type: 'button', class: 'more' });
  const add = () => {
    const from = list.children.length;
    list.append(...items.slice(from, from + size).map((item, index) => show(item, from + index)));
    const rest = items.length - list.children.length;
    more.hidden = rest <= 0;
    more.textContent = say('moreItems', { count: rest });
    if (from) /** @type {HTMLElement | null} */ (list.children[from].querySelector('summary, button, a'))?.focus();
  };
  more.addEventListener('click', add);
  add();
  return [list, more];
}
