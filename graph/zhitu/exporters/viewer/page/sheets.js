// Tables as files for spreadsheets.

import { countTold, nameColumn, SHEETS } from './columns.js';
import { save } from './files.js';
import { listed } from './state.js';

/** @import { Table } from './columns.js' */

// Spreadsheets run a cell that begins like a formula; an apostrophe keeps it a text. Numbers of ours are none.
/** @param {string | number} value */
function guard(value) {
  const text = typeof value === 'string' && /^\s*[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}

/** The rows of a sheet: a fact has one for each sentence that says it. @param {Table} kind @returns {any[]} */
function rowsOfSheet(kind) {
  const all = listed();
  countTold(all.edges);
  if (kind === 'entities') return all.numbers;
  if (kind === 'articles') return all.articles;
  return all.edges.flatMap((edge) => (edge.evidence.length ? edge.evidence.map((said) => ({ edge, said })) : [{ edge }]));
}

/** Saves what is shown as a file that spreadsheets open. @param {Table} kind */
export function saveSheet(kind) {
  const columns = SHEETS[kind];
  const lines = [columns.map((column) => guard(nameColumn(column))),
    ...rowsOfSheet(kind).map((row) => columns.map(([, value]) => guard(value(row))))];
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  save(`${kind}.csv`, 'text/csv', `\ufeff${lines.map((line) => line.join(',')).join('\r\n')}\r\n`);
}
