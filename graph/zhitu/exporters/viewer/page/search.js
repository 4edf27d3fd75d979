// Search by name, alias and pinyin, and for articles by headline, from the keyboard alone if need be.

import { icon, make, tell } from './elements.js';
import { articles, byDegree, degree, entities, entityOf } from './graph.js';
import { byId } from './opening.js';
import { bring, seek } from './server.js';
import { fit, fold } from './spelling.js';
import { choose } from './state.js';
import { nameKind, say } from './words.js';

/** @import { Match } from './spelling.js' */
/** @typedef {{ rank: number, number: number, name: string, match: Match }} Hit  an entity by the name that fits best */
/** @typedef {{ row: HTMLElement, name: string, take: () => void }} Suggestion */

/** Suggestions on the list, and how many of them are articles: a list is read, not searched again. */
const MOST = 12;
const MOST_ARTICLES = 4;

/** Folded names and aliases of each entity, and folded headlines; both grow with the graph. */
/** @type {string[][]} */
const folded = [];
/** @type {string[]} */
const foldedHeadlines = [];

/** @type {Suggestion[]} */
let suggestions = [];
let current = -1;

function foldMore() {
  for (const { name, aliases } of entities.slice(folded.length)) folded.push([name, ...aliases].map(fold));
  for (const { headline } of articles.slice(foldedHeadlines.length)) foldedHeadlines.push(fold(headline));
}

/** @param {string} wanted @returns {Hit[]} */
function findEntities(wanted) {
  /** @type {Hit[]} */
  const hits = [];
  for (const number of byDegree) {
    const { name, aliases, spelling } = entities[number];
    /** @type {Hit | null} */
    let best = null;
    for (let index = 0; index < folded[number].length; index += 1) {
      const form = index ? aliases[index - 1] : name;
      const match = fit(form, folded[number][index], spelling[index] || '', wanted);
      // A name before an alias that fits as well.
      const rank = match ? match.rank + Number(index > 0) : Infinity;
      if (match && (!best || rank < best.rank)) best = { rank, number, name: form, match };
    }
    if (best) hits.push(best);
  }
  return hits.sort((a, b) => a.rank - b.rank || degree[b.number] - degree[a.number] || a.number - b.number);
}

/** @param {string} wanted */
const findArticles = (wanted) => foldedHeadlines.flatMap((headline, article) => (headline.includes(wanted) ? [article] : []));

/** A name with the part that fits. @param {string} name @param {Match | null} match */
function highlight(name, match) {
  if (!match) return [name];
  return [name.slice(0, match.from), make('b', {}, name.slice(match.from, match.to)), name.slice(match.to)];
}

/**
 * @param {string} name
 * @param {() => void} take
 * @param {(Node | null)[]} content
 * @returns {Suggestion}
 */
function suggest(name, take, ...content) {
  const suggestion = {
    name, take, row: make('li', { role: 'option', click: () => accept(suggestion) }, ...content),
  };
  return suggestion;
}

/** @param {Hit} hit */
function suggestEntity({ number, name, match }) {
  const entity = entities[number];
  const own = name === entity.name;
  return suggest(entity.name, () => choose({ entity: number }), icon(entity.kind),
    make('span', {}, ...highlight(entity.name, own ? match : null)),
    own ? null : make('span', { class: 'also' }, ...highlight(name, match)),
    make('span', { class: 'also end' }, nameKind(entity.kind)));
}

/** @param {number} number @param {string} wanted */
function suggestArticle(number, wanted) {
  const { headline, date } = articles[number];
  const match = fit(headline, foldedHeadlines[number], '', wanted);
  return suggest(headline, () => choose({ article: number }), icon('Article'),
    make('span', {}, ...highlight(headline, match)), make('span', { class: 'also end' }, date || say('article')));
}

/** What only the server knows. @param {{ id: string, name: string, kind: string }} found */
function suggestMore({ id, name, kind }) {
  const take = async () => {
    await bring(id);
    const entity = entityOf(id);
    if (entity !== undefined) choose({ entity });
  };
  return suggest(name, take, icon(kind), make('span', {}, name), make('span', { class: 'also end' }, nameKind(kind)));
}

async function offer() {
  const query = byId('query').value.trim();
  const wanted = fold(query);
  foldMore();
  const hits = wanted ? findEntities(wanted) : [];
  const read = wanted ? findArticles(wanted) : [];
  const some = read.slice(0, Math.max(MOST_ARTICLES, MOST - hits.length));
  const found = [
    ...hits.slice(0, MOST - some.length).map(suggestEntity), ...some.map((number) => suggestArticle(number, wanted)),
  ];
  list(query, found, hits.length + read.length);
  const more = (await seek(query)).filter(({ id }) => entityOf(id) === undefined);
  if (more.length && byId('query').value.trim() === query) {
    list(query, [...found, ...more.map(suggestMore)].slice(0, 2 * MOST), hits.length + read.length + more.length);
  }
}

/**
 * @param {string} query
 * @param {Suggestion[]} found
 * @param {number} count
 */
function list(query, found, count) {
  suggestions = found;
  current = found.length ? Math.max(0, Math.min(current, found.length - 1)) : -1;
  found.forEach(({ row }, index) => { row.id = `found-${index}`; });
  const none = query && !found.length ? [make('li', { class: 'none' }, say('foundNone', { query }))] : [];
  byId('found').replaceChildren(...found.map(({ row }) => row), ...none);
  openList(Boolean(query));
  point();
  if (query) tell(found.length ? say('foundCount', { count }) : say('foundNone', { query }));
}

/** @param {boolean} shown */
function openList(shown) {
  byId('found').hidden = !shown;
  byId('query').setAttribute('aria-expanded', String(shown));
}

function point() {
  suggestions.forEach(({ row }, index) => {
    row.setAttribute('aria-selected', String(index === current));
    if (index === current) row.scrollIntoView({ block: 'nearest' });
  });
  if (current >= 0) byId('query').setAttribute('aria-activedescendant', `found-${current}`);
  else byId('query').removeAttribute('aria-activedescendant');
}

/** @param {Suggestion} suggestion */
function accept({ name, take }) {
  openList(false);
  byId('query').value = name;
  byId('query').blur();
  take();
}

export function openSearch() {
  /** @type {HTMLInputElement} */
  const query = byId('query');
  query.addEventListener('input', () => { current = 0; offer(); });
  query.addEventListener('focus', () => { query.select(); current = 0; if (query.value.trim()) offer(); });
  query.addEventListener('blur', () => setTimeout(() => { if (document.activeElement !== query) openList(false); }, 150));
  query.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (suggestions.length) current = (current + (event.key === 'ArrowDown' ? 1 : suggestions.length - 1)) % suggestions.length;
      point();
    } else if (event.key === 'Enter' && current >= 0) accept(suggestions[current]);
    else if (event.key === 'Escape') { query.value = ''; openList(false); query.blur(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
