// Search by name and alias, from the keyboard alone if need be.

import { icon, make, tell } from './elements.js';
import { byDegree, degree, entities } from './graph.js';
import { byId } from './opening.js';
import { choose } from './state.js';
import { nameKind, say } from './words.js';

const MOST = 12;

const fold = (text) => text.normalize('NFKC').toLowerCase().replace(/[\s“”"「」《》()（）·]/g, '');
const folded = entities.map((entity) => [entity.name, ...entity.aliases].map(fold));
let results = [];
let current = -1;

// The better a name fits, the smaller: whole, at the start, within; a name before an alias.
function fit(number, wanted) {
  let best = Infinity;
  folded[number].forEach((name, index) => {
    const at = name.indexOf(wanted);
    if (at < 0) return;
    best = Math.min(best, (name === wanted ? 0 : at === 0 ? 2 : 4) + (index ? 1 : 0));
  });
  return best;
}

function find(query) {
  const wanted = fold(query);
  if (!wanted) return [];
  return byDegree.map((number) => [fit(number, wanted), number]).filter(([rank]) => rank < Infinity)
    .sort((a, b) => a[0] - b[0] || degree[b[1]] - degree[a[1]] || a[1] - b[1]).map(([, number]) => number);
}

function highlight(text, query) {
  const at = query ? text.toLowerCase().indexOf(query.toLowerCase()) : -1;
  if (at < 0) return [text];
  return [text.slice(0, at), make('b', {}, text.slice(at, at + query.length)), text.slice(at + query.length)];
}

function offer() {
  const query = byId('query').value.trim();
  const found = find(query);
  results = found.slice(0, MOST);
  current = results.length ? 0 : -1;
  const rows = results.map((number, index) => {
    const entity = entities[number];
    const alias = entity.name.toLowerCase().includes(query.toLowerCase()) ? undefined
      : entity.aliases.find((name) => fold(name).includes(fold(query)));
    return make('li', { role: 'option', id: `found-${index}`, click: () => take(index) },
      icon(entity.kind), make('span', {}, ...highlight(entity.name, query)),
      alias ? make('span', { class: 'also' }, say('alsoCalled', { name: alias })) : null,
      make('span', { class: 'also end' }, nameKind(entity.kind)));
  });
  if (query && !rows.length) rows.push(make('li', { class: 'none' }, say('foundNone', { query })));
  byId('found').replaceChildren(...rows);
  openList(Boolean(query));
  point();
  if (query) tell(found.length ? say('foundCount', { count: found.length }) : say('foundNone', { query }));
}

function openList(open) {
  byId('found').hidden = !open;
  byId('query').setAttribute('aria-expanded', String(open));
}

function point() {
  [...byId('found').children].forEach((row, index) => {
    row.setAttribute('aria-selected', String(index === current));
    if (index === current) row.scrollIntoView({ block: 'nearest' });
  });
  if (current >= 0) byId('query').setAttribute('aria-activedescendant', `found-${current}`);
  else byId('query').removeAttribute('aria-activedescendant');
}

function take(index) {
  const number = results[index];
  openList(false);
  byId('query').value = entities[number].name;
  byId('query').blur();
  choose({ entity: number });
}

export function openSearch() {
  const query = byId('query');
  query.addEventListener('input', offer);
  query.addEventListener('focus', () => { query.select(); if (query.value.trim()) offer(); });
  query.addEventListener('blur', () => setTimeout(() => openList(false), 150));
  query.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (results.length) current = (current + (event.key === 'ArrowDown' ? 1 : results.length - 1)) % results.length;
      point();
    } else if (event.key === 'Enter' && current >= 0) take(current);
    else if (event.key === 'Escape') { query.value = ''; openList(false); query.blur(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
