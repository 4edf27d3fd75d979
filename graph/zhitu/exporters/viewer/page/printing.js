// On paper: the title, what is shown and how it was narrowed, the picture or the table, and the panel with all evidence.

import { icon, make } from './elements.js';
import { rankRelations } from './filters.js';
import { articles } from './graph.js';
import { byId } from './opening.js';
import { etch } from './shot.js';
import { narrowsSources, wantsArticle } from './sources.js';
import { filters, KINDS, passing, state, STATUSES } from './state.js';
import { dress } from './theme.js';
import { nameKind, nameStatus, nameTerm, say } from './words.js';

/** What was folded on the screen and is open on paper. @type {HTMLDetailsElement[]} */
let opened = [];
/** @type {'light' | 'dark'} */
let worn = 'light';

/** The filters in words, one line each; nothing of those that let everything pass. @returns {string[]} */
function nameFilters() {
  const left = (/** @type {string[]} */ all, /** @type {Set<string>} */ off, /** @type {(key: string) => string} */ nameOf) => (
    all.filter((key) => !off.has(key)).map(nameOf).join('、') || say('none'));
  const lines = [];
  const tell = (/** @type {string} */ title, /** @type {string} */ text) => lines.push(`${title}: ${text}`);
  if (filters.kinds.size) tell(say('types'), left(KINDS, filters.kinds, nameKind));
  if (filters.relations.size) tell(say('relations'), left(rankRelations(), filters.relations, nameTerm));
  if (filters.statuses.size) tell(say('statuses'), left(STATUSES, filters.statuses, nameStatus));
  if (filters.from !== null || filters.to !== null) tell(say('period'), byId('period-shown').textContent);
  if (!filters.undated) lines.push(say('datedOnly'));
  if (filters.least) tell(say('confidence'), `${filters.least}%`);
  if (narrowsSources(filters.sources)) {
    const wanted = articles.filter((_, article) => wantsArticle(filters.sources, article)).length;
    tell(say('articles'), `${wanted} / ${articles.length}`);
  }
  return lines;
}

/** Lays out the page for paper: in light colours, whatever the screen wears. */
function layOut() {
  worn = state.theme;
  state.theme = 'light';
  dress();
  opened = [...byId('panel').querySelectorAll('details:not([open])')];
  for (const details of opened) details.open = true;
  const picture = state.view === 'picture';
  const { numbers, edges } = passing();
  byId('paper').replaceChildren(
    make('p', {}, picture ? byId('shown').textContent : say('passed', { entities: numbers.length, facts: edges.length })),
    ...nameFilters().map((line) => make('p', { class: 'narrowed' }, line)),
    ...(picture ? [
      make('ul', { class: 'legend' }, ...KINDS.map((kind) => make('li', {}, icon(kind), nameKind(kind)))),
      make('figure', {}, etch()),
    ] : []),
    make('p', { class: 'from' }, location.href));
}

function layAside() {
  state.theme = worn;
  dress();
  for (const details of opened) details.open = false;
  byId('paper').replaceChildren();
}

export function openPrinting() {
  addEventListener('beforeprint', layOut);
  addEventListener('afterprint', layAside);
}
