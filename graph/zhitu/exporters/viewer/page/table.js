// The table: everything that passes the filters, sortable, page by page, for eyes that cannot use the picture.

import { COLUMNS, countTold, nameColumn } from './columns.js';
import { icon, make } from './elements.js';
import { quote } from './evidence.js';
import { entities } from './graph.js';
import { byId } from './opening.js';
import { saveSheet } from './sheets.js';
import { choose, listed, state } from './state.js';
import { percent, say } from './words.js';

/** @import { Column, Table } from './columns.js' */
/** @import { Target } from './types.d.ts' */

/** Rows of a page: a screen or several, and quick to build. */
const PAGE = 100;

/** @type {[Table, string][]} */
const TABLES = [['entities', 'tableEntities'], ['facts', 'tableFacts'], ['articles', 'tableArticles']];

/** What the table shows: `column` is the key that it is sorted by, empty for the order of the graph. */
export const table = { kind: /** @type {Table} */ ('entities'), column: '', up: true, page: 0 };

/** The places of texts in the order of their language, by column: to compare them again each time takes a second. */
/** @type {Map<string, Map<string, number>>} */
const ranks = new Map();

/**
 * @param {string} key
 * @param {Set<string>} texts
 */
function rankTexts(key, texts) {
  let known = ranks.get(key);
  if (!known || [...texts].some((text) => !known?.has(text))) {
    known = new Map([...texts].sort(new Intl.Collator('zh').compare).map((text, index) => [text, index]));
    ranks.set(key, known);
  }
  return known;
}

/** All rows, sorted. @returns {any[]} */
function sortRows() {
  const all = listed();
  countTold(all.edges);
  const rows = { entities: all.numbers, facts: all.edges, articles: all.articles }[table.kind];
  const column = COLUMNS[table.kind].find(([key]) => key === table.column);
  if (!column) return rows;
  const values = rows.map((/** @type {any} */ row) => column[1](row));
  const texts = new Set(values.filter((value) => typeof value === 'string'));
  const rank = rankTexts(`${table.kind} ${table.column} ${state.language}`, texts);
  const places = values.map((value) => (typeof value === 'string' ? rank.get(value) || 0 : value));
  const order = rows.map((_, index) => index);
  order.sort((a, b) => (table.up ? places[a] - places[b] : places[b] - places[a]) || a - b);
  return order.map((index) => rows[index]);
}

/** What a row stands for. @param {any} row @returns {Target} */
const targetOf = (row) => (table.kind === 'entities' ? { entity: row } : table.kind === 'articles' ? { article: row } : { edge: row.number });

/** @param {any} row */
function isChosen(row) {
  const [wanted, { chosen }] = [targetOf(row), state];
  return Boolean(chosen) && chosen?.entity === wanted.entity && chosen?.edge === wanted.edge && chosen?.article === wanted.article;
}

/**
 * @param {any} row
 * @param {Column<any>} column
 */
function showCell(row, [key, valueOf]) {
  const value = valueOf(row);
  const link = (/** @type {Target} */ target) => make('button', {
    type: 'button', class: 'link', 'data-at': `${table.kind === 'facts' ? row.number : row} ${key}`, click: () => choose(target),
  }, String(value) || say('noName'));
  const named = (/** @type {number} */ entity) => make('td', {},
    make('span', { class: 'named' }, icon(entities[entity].kind), link({ entity })));
  if (key === 'colName') return named(row);
  if (key === 'colSubject') return named(row.s);
  if (key === 'colObject' && row.o !== undefined) return named(row.o);
  if (key === 'colRelation') return make('td', {}, link({ edge: row.number }));
  if (key === 'colHeadline') return make('td', {}, link({ article: row }));
  if (key === 'colQuote') return make('td', { class: 'quote', lang: 'zh-CN' }, row.evidence.length ? quote(row.evidence[0]) : '');
  const short = ['status', 'time', 'colDate'].includes(key) ? 'short' : undefined;
  return make('td', { class: typeof value === 'number' ? 'number' : short }, key === 'sure' ? percent(Number(value)) : String(value));
}

/** @param {Column<any>} column */
function heading(column) {
  const [key] = column;
  const sort = key === table.column ? (table.up ? 'ascending' : 'descending') : 'none';
  const mark = { ascending: ' ↑', descending: ' ↓', none: '' }[sort];
  const click = () => {
    table.up = key === table.column ? !table.up : true;
    Object.assign(table, { column: key, page: 0 });
    turnTable();
  };
  return make('th', { scope: 'col', 'aria-sort': sort }, make('button', { type: 'button', 'data-at': `sort ${key}`, click }, nameColumn(column) + mark));
}

/** @type {(() => void)[]} */
const turned = [];

/** Has something done whenever another table, order or page was asked for. @param {() => void} act */
export const whenTableTurns = (act) => turned.push(act);

/** Shows the table as it was asked for. */
function turnTable() {
  showTable();
  for (const act of turned) act();
}

/** @param {Table} kind @param {string} key */
function tab(kind, key) {
  return make('button', {
    type: 'button', 'aria-pressed': String(table.kind === kind), id: `table-${kind}`, 'data-at': `tab ${kind}`,
    click: () => { Object.assign(table, { kind, column: '', up: true, page: 0 }); turnTable(); },
  }, say(key));
}

/** Buttons to the pages before and behind, and which rows these are. @param {number} count */
function pager(count) {
  const last = Math.max(0, Math.ceil(count / PAGE) - 1);
  const step = (/** @type {string} */ key, /** @type {string} */ sign, /** @type {number} */ page) => make('button', {
    type: 'button', 'aria-label': say(key), 'data-at': `page ${key}`, disabled: page < 0 || page > last || page === table.page,
    click: () => { table.page = page; turnTable(); byId('table').scrollTop = 0; },
  }, sign);
  const values = { from: count ? table.page * PAGE + 1 : 0, to: Math.min(count, (table.page + 1) * PAGE), count };
  return [
    make('span', { class: 'lead', id: 'rows' }, say('rows', values)),
    ...(last ? [make('span', { class: 'pages', role: 'group', 'aria-label': say('pages') },
      step('pageFirst', '«', 0), step('pageBefore', '‹', table.page - 1),
      step('pageNext', '›', table.page + 1), step('pageLast', '»', last))] : []),
  ];
}

/** Brings the table up to what passes the filters; the keyboard stays where it was. */
export function showTable() {
  const columns = COLUMNS[table.kind];
  const rows = sortRows();
  table.page = Math.max(0, Math.min(table.page, Math.ceil(rows.length / PAGE) - 1));
  const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.at : undefined;
  const body = rows.slice(table.page * PAGE, (table.page + 1) * PAGE).map((row) => make('tr', { 'aria-current': isChosen(row) && 'true' },
    ...columns.map((column) => showCell(row, column))));
  const name = TABLES.find(([kind]) => kind === table.kind) || TABLES[0];
  byId('table').replaceChildren(
    make('div', { class: 'tools' },
      make('div', { class: 'switch', role: 'group' }, ...TABLES.map(([kind, key]) => tab(kind, key))),
      ...pager(rows.length),
      make('button', { type: 'button', class: 'end', click: () => saveSheet(table.kind) }, say('download'))),
    make('table', { 'aria-label': say(name[1]), 'aria-rowcount': rows.length },
      make('thead', {}, make('tr', {}, ...columns.map(heading))), make('tbody', {}, ...body)));
  if (held === undefined) return;
  const again = [.../** @type {NodeListOf<HTMLElement>} */ (byId('table').querySelectorAll('[data-at]'))].find((node) => node.dataset.at === held);
  if (again) again.focus();
}
