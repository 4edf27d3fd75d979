// The answer as a table: sortable, a page of rows at a time.

import { make } from './elements.js';
import { labelOf, learnLabels } from './labels.js';
import { isNumber, read, show } from './terms.js';
import { language, say } from './words.js';

/** @import { Answer } from './answers.js' */
/** @import { Term } from './terms.js' */

const PAGE = 100;

/**
 * @param {HTMLElement} place
 * @param {Answer} answer
 */
export function showTable(place, answer) {
  const chosen = { column: -1, down: false, page: 0 };
  const render = () => {
    const rows = order(answer, chosen);
    const pages = Math.max(1, Math.ceil(rows.length / PAGE));
    chosen.page = Math.min(chosen.page, pages - 1);
    const shown = rows.slice(chosen.page * PAGE, (chosen.page + 1) * PAGE);
    const headings = answer.columns.map((name, at) => heading(name, at, chosen, render));
    const body = shown.map((row) => make('tr', {}, ...row.map(cell)));
    place.replaceChildren(
      make('div', { class: 'sheet', tabindex: 0, role: 'region', 'aria-label': say('table') },
        make('table', {}, make('thead', {}, make('tr', {}, ...headings)), make('tbody', {}, ...body))),
      ...(pages > 1 ? [pager(chosen, pages, render)] : []),
    );
    void learnLabels(shown.flat()).then((some) => { if (some && place.isConnected) render(); });
  };
  render();
}

/** @param {Term | undefined} term */
function cell(term) {
  if (!term) return make('td', { class: 'unbound' });
  return make('td', { class: isNumber(term) ? 'end' : undefined }, show(term, labelOf(term)));
}

/** @typedef {{ column: number, down: boolean, page: number }} Chosen */

/**
 * @param {string} name
 * @param {number} at
 * @param {Chosen} chosen
 * @param {() => void} render
 */
function heading(name, at, chosen, render) {
  const mine = chosen.column === at;
  const sort = !mine ? 'none' : chosen.down ? 'descending' : 'ascending';
  const click = () => {
    Object.assign(chosen, { column: at, down: mine && !chosen.down, page: 0 });
    render();
    /** @type {HTMLElement | null} */ (document.querySelector(`#table th:nth-child(${at + 1}) button`))?.focus();
  };
  const mark = mine ? (chosen.down ? ' ↓' : ' ↑') : '';
  return make('th', { scope: 'col', 'aria-sort': sort }, make('button', { type: 'button', click }, name + mark));
}

/**
 * @param {Answer} answer
 * @param {Chosen} chosen
 * @returns {Answer['rows']}
 */
function order(answer, { column, down }) {
  if (column < 0) return answer.rows;
  const words = new Intl.Collator(language(), { numeric: true });
  /** @param {Term} term */
  const text = (term) => labelOf(term) ?? read(term);
  return [...answer.rows].sort((one, other) => {
    const [a, b] = [one[column], other[column]];
    if (!a || !b) return Number(!a) - Number(!b); // what is unbound stands last in either direction
    const sign = isNumber(a) && isNumber(b) ? Number(a.value) - Number(b.value) : words.compare(text(a), text(b));
    return down ? -sign : sign;
  });
}

/**
 * @param {Chosen} chosen
 * @param {number} pages
 * @param {() => void} render
 */
function pager(chosen, pages, render) {
  /** @param {number} step */
  const turn = (step) => () => { chosen.page += step; render(); };
  return make('nav', { class: 'pager', 'aria-label': say('pages') },
    make('button', { type: 'button', click: turn(-1), disabled: chosen.page === 0 }, say('previous')),
    make('span', {}, say('pageOf', { page: chosen.page + 1, pages })),
    make('button', { type: 'button', click: turn(1), disabled: chosen.page === pages - 1 }, say('next')));
}
