// What the reader set, as the address spells it: choice, part, filters, view, table, language. What was not set is left
// out; what the address says and the page does not know is passed over.

import { COLUMNS } from './columns.js';
import { monthsOf, writeMonth } from './dates.js';
import { rankRelations } from './filters.js';
import { focusOn } from './focus.js';
import { articleOf, articles, entities, entityOf } from './graph.js';
import { view } from './sight.js';
import { groupSources, wantArticle, wantGroup } from './sources.js';
import { choose, clearFilters, filters, KINDS, refresh, state, STATUSES, turn, when } from './state.js';
import { table, whenTableTurns } from './table.js';
import { readTarget, spellTarget } from './target.js';
import { translate } from './words.js';

/** @import { Focus } from './types.d.ts' */

/** No address that this page wrote is longer; a longer one is not looked at. */
const LONGEST_ADDRESS = 50_000;

/** How far from the middle, and how far in or out, an address may lead. */
const FARTHEST_OFF = 1e6;
const SCALES = [0.02, 8];

/** The language that the page began with; the address names any other. */
let usual = state.language;

/** Text that may stand in a list of the address: no sign of it means anything there. @param {string} text */
function spellItem(text) {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[-!'()*~@]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** @param {Iterable<number>} numbers */
const spellEntities = (numbers) => [...numbers].map((number) => spellItem(entities[number].id)).join(',');

/**
 * Which of some choices are off, or which are on, whichever is shorter.
 * @param {Set<string>} off
 * @param {string[]} all
 */
function spellChoices(off, all) {
  const left = all.filter((key) => !off.has(key));
  if (left.length < off.size) return left.map(spellItem).join(',');
  return all.filter((key) => off.has(key)).map((key) => `-${spellItem(key)}`).join(',');
}

function spellSources() {
  const { rest, groups, articles: own } = filters.sources;
  const sign = (/** @type {boolean} */ wanted) => (wanted ? '' : '-');
  return [
    ...(rest ? [] : ['-*']),
    ...[...groups].map(([name, wanted]) => sign(wanted) + spellItem(name)),
    ...[...own].map(([article, wanted]) => `${sign(wanted)}@${spellItem(articles[article].id)}`),
  ].join(',');
}

/** Whole years as years. */
function spellTime() {
  const year = (/** @type {number} */ month) => writeMonth(month).slice(0, 4);
  const { from, to } = filters;
  const first = from === null ? '' : from % 12 === 0 ? year(from) : writeMonth(from);
  const last = to === null ? '' : to % 12 === 11 ? year(to) : writeMonth(to);
  return `${first}..${last}`;
}

/** The key of a column, as the address has it. @param {string} key */
const spellColumn = (key) => key.replace(/^col/, '').toLowerCase();

/** @param {Focus} focus */
const spellFocus = (focus) => `${spellEntities(focus.of)},${focus.steps}`;

/**
 * What the reader set. With `all` also what changes by itself: where the picture stands, and the language.
 * @param {boolean} all
 */
export function spellAddress(all = false) {
  const { chosen, focus, hidden, added } = state;
  const parts = chosen ? [spellTarget(chosen)] : [];
  const put = (/** @type {string} */ key, /** @type {string | number} */ value) => parts.push(`${key}=${value}`);
  if (focus && focus.by === 'near') put('around', spellFocus(focus));
  if (focus && focus.turn) put('turn', focus.turn);
  if (focus && focus.grown.size) put('grown', spellEntities(focus.grown));
  if (hidden.size) put('hidden', spellEntities(hidden));
  if (added.size) put('added', spellEntities(added));
  if (filters.kinds.size) put('types', spellChoices(filters.kinds, KINDS));
  if (filters.relations.size) put('relations', spellChoices(filters.relations, rankRelations()));
  if (filters.statuses.size) put('statuses', spellChoices(filters.statuses, STATUSES));
  if (spellSources()) put('sources', spellSources());
  if (filters.from !== null || filters.to !== null) put('time', spellTime());
  if (!filters.undated) put('undated', 'no');
  if (state.closer) put('closer', 'yes');
  if (state.colouring === 'community') put('colours', 'community');
  if (filters.least) put('least', filters.least);
  if (state.view === 'table') put('view', 'table');
  if (table.kind !== 'entities') put('table', table.kind);
  if (table.column) put('sort', (table.up ? '' : '-') + spellColumn(table.column));
  if (table.page) put('page', table.page + 1);
  if (all || state.language !== usual) put('lang', state.language);
  if (all) {
    const { x, y } = view.getViewPosition();
    put('at', [Math.round(x), Math.round(y), view.getScale().toFixed(3)].join(','));
  }
  return parts.join('&');
}

/** @param {string} text @returns {string} what the text spells; empty where it spells nothing */
function unspell(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** @param {string} text @returns {number[]} the entities of the list that the page knows */
const readEntities = (text) => text.split(',').map((id) => entityOf(unspell(id))).filter((number) => number !== undefined);

/** @param {Set<string>} off @param {string} text @param {string[]} all */
function readChoices(off, text, all) {
  const items = text.split(',').filter(Boolean);
  const named = new Set(items.map((item) => unspell(item.replace(/^-/, ''))));
  if (items.length && !all.some((key) => named.has(key))) return;
  const away = items.length > 0 && items.every((item) => item.startsWith('-'));
  for (const key of all) if (named.has(key) === away) off.add(key);
}

/** @param {string} text */
function readSources(text) {
  const { sources } = filters;
  for (const item of text.split(',')) {
    const wanted = !item.startsWith('-');
    const name = wanted ? item : item.slice(1);
    if (name === '*') {
      sources.rest = wanted;
    } else if (name.startsWith('@')) {
      const article = articleOf(unspell(name.slice(1)));
      if (article !== undefined) wantArticle(sources, article, wanted);
    } else if (groupSources().has(unspell(name))) {
      wantGroup(sources, unspell(name), wanted);
    }
  }
}

/** @param {string} text */
function readTime(text) {
  const [from, to, more] = text.split('..').map(monthsOf);
  if (more !== undefined || to === undefined) return;
  if (from && to && from[0] > to[1]) return;
  filters.from = from && from[0];
  filters.to = to && to[1];
}

/** @param {string} text @param {number} least @param {number} most @param {number} none */
function readWhole(text, least, most, none) {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : none;
  return number >= least && number <= most ? number : none;
}

/** @param {string} text */
function readSort(text) {
  const column = COLUMNS[table.kind].find(([key]) => spellColumn(key) === text.replace(/^-/, ''));
  if (!column) return;
  [table.column] = column;
  table.up = !text.startsWith('-');
}

/** What each key of the address sets; in this order. @type {[string, (text: string) => void][]} */
const READERS = [
  ['types', (text) => readChoices(filters.kinds, text, KINDS)],
  ['relations', (text) => readChoices(filters.relations, text, rankRelations())],
  ['statuses', (text) => readChoices(filters.statuses, text, STATUSES)],
  ['sources', readSources],
  ['time', readTime],
  ['undated', (text) => { filters.undated = text !== 'no'; }],
  ['closer', (text) => { state.closer = text === 'yes'; }],
  ['least', (text) => { filters.least = readWhole(text, 0, 100, 0); }],
  ['colours', (text) => { if (text === 'community') state.colouring = 'community'; }],
  ['hidden', (text) => { state.hidden = new Set(readEntities(text)); }],
  ['added', (text) => { state.added = new Set(readEntities(text)); }],
  ['table', (text) => { if (text === 'facts' || text === 'articles') table.kind = text; }],
  ['sort', readSort],
  ['page', (text) => { table.page = readWhole(text, 1, 999_999, 1) - 1; }],
  ['lang', (text) => { if (text === 'zh' || text === 'en') state.language = text; }],
];

const TARGETS = ['entity', 'fact', 'article', 'path', 'shared', 'community'];
const KNOWN = new Set([...TARGETS, 'around', 'turn', 'grown', 'view', 'at', ...READERS.map(([key]) => key)]);

/** @param {string} text */
function takeApartAddress(text) {
  const parts = text.length > LONGEST_ADDRESS ? [] : text.split('&').filter((part) => part.includes('='));
  const pairs = parts.map((part) => /** @type {const} */ ([part.split('=', 1)[0], part.slice(part.indexOf('=') + 1)]));
  return new Map(pairs.filter(([key]) => KNOWN.has(key)));
}

/** Whether the address spells something that the reader set, or that nothing was. @param {string} text */
export const isAddress = (text) => text === '' || takeApartAddress(text).size > 0;

/** Sets everything as the address says, and what it does not say as it was at first. @param {string} text */
export function readAddress(text) {
  const said = takeApartAddress(text);
  clearFilters();
  Object.assign(state, { focus: null, pairing: null, colouring: 'kind', language: usual, hidden: new Set(), added: new Set() });
  Object.assign(table, { kind: 'entities', column: '', up: true, page: 0 });
  for (const [key, read] of READERS) if (said.has(key)) read(said.get(key) || '');
  translate();
  refresh();
  turn(said.get('view') === 'table' ? 'table' : 'picture');
  const [key] = TARGETS.filter((one) => said.has(one));
  choose(key ? readTarget(key, said.get(key) || '') : null, false);
  readFocus(said);
  readPlace(said.get('at') || '');
}

/** @param {Map<string, string>} said */
function readFocus(said) {
  const [id, steps] = (said.get('around') || '').split(',');
  const [entity] = readEntities(id);
  if (entity !== undefined) focusOn(entity, readWhole(steps || '', 1, 3, 1));
  if (!state.focus) return;
  state.focus.turn = readWhole(said.get('turn') || '', 0, 999, 0);
  state.focus.grown = new Set(readEntities(said.get('grown') || ''));
  if (state.focus.turn || state.focus.grown.size) refresh();
}

/** @param {string} text */
function readPlace(text) {
  const [x, y, scale] = text.split(',').map(Number);
  if (!(Math.abs(x) <= FARTHEST_OFF && Math.abs(y) <= FARTHEST_OFF && scale >= SCALES[0] && scale <= SCALES[1])) return;
  view.moveTo({ position: { x, y }, scale, animation: false });
}

/** The address is written at most so often, in milliseconds: browsers refuse more than two hundred times in thirty seconds. */
const PAUSE = 250;
let due = 0;
let wroteAt = 0;

/** Writes what the reader set into the address, now or in a moment. */
export function writeAddress() {
  clearTimeout(due);
  const wait = wroteAt + PAUSE - Date.now();
  if (wait > 0) {
    due = setTimeout(writeAddress, wait);
    return;
  }
  const text = spellAddress();
  if (text === location.hash.slice(1)) return;
  wroteAt = Date.now();
  history.replaceState(null, '', `#${text}`);
}

function followAddress() {
  const text = location.hash.slice(1);
  if (isAddress(text)) readAddress(text);
}

/** Follows the address from the beginning on, and writes into it what is set. */
export function openAddress() {
  usual = state.language;
  addEventListener('hashchange', followAddress);
  if (location.hash.length > 1) followAddress();
  for (const event of /** @type {const} */ (['chosen', 'changed', 'turned'])) when(event, writeAddress);
  whenTableTurns(writeAddress);
}
