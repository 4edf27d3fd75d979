// The filters, each choice with its count; the counts say what the whole graph holds.

import { icon, make } from './elements.js';
import { articles, edges, entities } from './graph.js';
import { byId } from './opening.js';
import { motion, view } from './sight.js';
import { KINDS, off, refresh, state, STATUSES } from './state.js';
import { nameKind, nameStatus, nameTerm, say } from './words.js';

function count(keys) {
  const found = new Map();
  for (const key of keys) found.set(key, (found.get(key) || 0) + 1);
  return found;
}

function choice(group, key, text, number, mark, all) {
  const box = make('input', { type: 'checkbox' });
  box.checked = !off[group].has(key);
  box.addEventListener('change', () => {
    if (box.checked) off[group].delete(key);
    else off[group].add(key);
    refreshFilters();
  });
  const only = make('button', {
    type: 'button', class: 'only', 'aria-label': say('onlyThis', { name: text }),
    click: (event) => {
      event.preventDefault();
      off[group] = new Set(all.filter((other) => other !== key));
      refreshFilters();
    },
  }, say('only'));
  return make('label', { class: box.checked ? '' : 'off', title: text, 'data-key': key },
    box, mark, make('span', { class: 'text' }, text), make('span', { class: 'number' }, String(number)), only);
}

function fill(id, group, counts, nameOf, markOf = () => null) {
  const keys = [...counts.keys()];
  const active = document.activeElement && document.activeElement.closest(`#${id} label`);
  const held = active && active.dataset.key;
  byId(id).replaceChildren(...keys.map((key) => choice(group, key, nameOf(key), counts.get(key), markOf(key), keys)));
  if (held !== null && held !== undefined) {
    const again = [...byId(id).children].find((label) => label.dataset.key === held);
    if (again) again.querySelector('input').focus();
  }
}

const sorted = (counts) => new Map([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
const inOrder = (counts, order) => new Map(order.filter((key) => counts.has(key)).map((key) => [key, counts.get(key)]));
const kindCounts = inOrder(count(entities.map((entity) => entity.kind)), KINDS);
const relationCounts = sorted(count(edges.map((edge) => edge.r)));
const statusCounts = inOrder(count(edges.map((edge) => edge.status)), STATUSES);
const articleCounts = new Map(articles.map((_, number) => [number, 0]));
for (const edge of edges) for (const number of edge.articles) articleCounts.set(number, articleCounts.get(number) + 1);

export const nameArticle = (number) => articles[number].headline || articles[number].document;

export function showFilters() {
  fill('kinds', 'kinds', kindCounts, nameKind, icon);
  fill('relations', 'relations', relationCounts, nameTerm);
  fill('statuses', 'statuses', statusCounts, nameStatus);
  fill('articles', 'articles', articleCounts, nameArticle);
  byId('least-shown').textContent = `${state.least}%`;
  byId('least').value = state.least;
}

function refreshFilters() {
  showFilters();
  refresh();
}

function resetFilters() {
  for (const group of Object.keys(off)) off[group] = new Set();
  state.least = 0;
  state.focus = null;
  refreshFilters();
  view.fit({ animation: motion() });
}

export function openFilters() {
  byId('least').addEventListener('input', () => { state.least = Number(byId('least').value); byId('least-shown').textContent = `${state.least}%`; refresh(); });
  byId('reset').addEventListener('click', resetFilters);
}
