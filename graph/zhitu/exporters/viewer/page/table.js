// The table: everything that passes the filters, sortable, for eyes that cannot use the picture and for spreadsheets.

import { icon, make } from './elements.js';
import { articles, edgesAt, entities } from './graph.js';
import { byId } from './opening.js';
import { quote } from './evidence.js';
import { choose, passing, state } from './state.js';
import { nameObject, nameStatus, nameTerm, nameType, percent, say } from './words.js';

const PAGE = 200;
const sentenceOf = (said) => articles[said.a].text.slice(said.start, said.end);
const table = { kind: 'entities', column: -1, up: true, rows: PAGE };

const COLUMNS = {
  entities: [
    ['colName', (number) => entities[number].name],
    ['colType', (number) => nameType(entities[number])],
    ['colAliases', (number) => entities[number].aliases.join('、')],
    ['colFacts', (number) => edgesAt[number].length],
    ['colMentions', (number) => entities[number].mentions],
  ],
  facts: [
    ['colSubject', (edge) => entities[edge.s].name],
    ['colRelation', (edge) => nameTerm(edge.r)],
    ['colObject', (edge) => nameObject(edge)],
    ['status', (edge) => nameStatus(edge.status)],
    ['time', (edge) => edge.time],
    ['sure', (edge) => edge.c],
    ['colQuote', (edge) => (edge.evidence.length ? sentenceOf(edge.evidence[0]) : '')],
  ],
};

function rowsOf(kind) {
  const all = passing();
  const rows = kind === 'entities' ? all.numbers : all.edges;
  if (table.column < 0) return rows;
  const value = COLUMNS[kind][table.column][1];
  const order = new Intl.Collator('zh');
  const compare = (a, b) => (typeof a === 'number' ? a - b : order.compare(a, b));
  return [...rows].sort((a, b) => (table.up ? 1 : -1) * compare(value(a), value(b)));
}

function showCell(row, column, value) {
  const name = COLUMNS[table.kind][column][0];
  const named = (kind, target, text) => make('td', {}, make('span', { class: 'named' }, icon(kind), link(target, text)));
  const link = (target, text) => make('button', { type: 'button', class: 'link', click: () => choose(target) }, text);
  if (name === 'colName') return named(entities[row].kind, { entity: row }, value);
  if (name === 'colSubject') return named(entities[row.s].kind, { entity: row.s }, value);
  if (name === 'colRelation') return make('td', {}, link({ edge: row.number }, value));
  if (name === 'colObject' && row.o !== undefined) return named(entities[row.o].kind, { entity: row.o }, value);
  if (name === 'colQuote') return make('td', { class: 'quote', lang: 'zh-CN' }, row.evidence.length ? quote(row.evidence[0]) : '');
  const short = ['status', 'time'].includes(name) ? 'short' : undefined;
  return make('td', { class: typeof value === 'number' ? 'number' : short }, name === 'sure' ? percent(value) : String(value));
}

function isChosen(row) {
  if (!state.chosen) return false;
  return table.kind === 'entities' ? state.chosen.entity === row : state.chosen.edge === row.number;
}

function heading(key, column) {
  const sort = column === table.column ? (table.up ? 'ascending' : 'descending') : 'none';
  const mark = { ascending: ' ↑', descending: ' ↓', none: '' }[sort];
  const click = () => {
    table.up = column === table.column ? !table.up : true;
    table.column = column;
    showTable();
  };
  return make('th', { scope: 'col', 'aria-sort': sort }, make('button', { type: 'button', click }, say(key) + mark));
}

export function showTable() {
  const columns = COLUMNS[table.kind];
  const rows = rowsOf(table.kind);
  const tab = (kind, key) => make('button', {
    type: 'button', 'aria-pressed': String(table.kind === kind), id: `table-${kind}`,
    click: () => { Object.assign(table, { kind, column: -1, up: true, rows: PAGE }); showTable(); byId(`table-${kind}`).focus(); },
  }, say(key));
  const body = rows.slice(0, table.rows).map((row) => make('tr', { 'aria-current': isChosen(row) && 'true' },
    ...columns.map(([, value], column) => showCell(row, column, value(row)))));
  const rest = Math.min(PAGE, rows.length - table.rows);
  byId('table').replaceChildren(
    make('div', { class: 'tools' },
      make('div', { class: 'switch', role: 'group' }, tab('entities', 'tableEntities'), tab('facts', 'tableFacts')),
      make('span', { class: 'lead' }, say('rows', { count: rows.length })),
      make('button', { type: 'button', class: 'end', click: () => download(columns, rows) }, say('download'))),
    make('table', { 'aria-label': say(table.kind === 'entities' ? 'tableEntities' : 'tableFacts') },
      make('thead', {}, make('tr', {}, ...columns.map(([key], column) => heading(key, column)))), make('tbody', {}, ...body)),
    ...(rest > 0 ? [make('button', { type: 'button', class: 'more', click: () => { table.rows += PAGE; showTable(); } }, say('more', { count: rest }))] : []));
}

// Spreadsheets run a cell that begins like a formula; an apostrophe keeps it a text.
function guard(value) {
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(String(value)) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}

function download(columns, rows) {
  const lines = [columns.map(([key]) => guard(say(key))), ...rows.map((row) => columns.map(([, value]) => guard(value(row))))];
  const blob = new Blob(['\ufeff', lines.map((line) => line.join(',')).join('\r\n')], { type: 'text/csv' });
  const link = make('a', { href: URL.createObjectURL(blob), download: `${table.kind}.csv` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
