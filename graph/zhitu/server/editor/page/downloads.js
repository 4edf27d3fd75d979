// The answer as a file.

import { make } from './elements.js';

/** @import { Answer } from './answers.js' */

const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Comma-separated values that a spreadsheet reads as UTF-8 and in which no cell begins a formula.
 *
 * @param {Answer} answer
 */
export function writeCsv(answer) {
  /** @param {string} text */
  const quote = (text) => {
    const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = [answer.columns, ...answer.rows.map((row) => row.map((term) => term?.value ?? ''))];
  return `\ufeff${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
}

/**
 * @param {Answer} answer
 * @param {'csv' | 'whole'} form `whole` is the answer as the endpoint gave it
 */
export function download(answer, form) {
  const triples = answer.form === 'construct';
  const [text, type, ending] = form === 'csv' ? [writeCsv(answer), 'text/csv', 'csv']
    : triples ? [answer.body, 'application/n-triples', 'nt'] : [answer.body, 'application/sparql-results+json', 'json'];
  const address = URL.createObjectURL(new Blob([text], { type }));
  make('a', { href: address, download: `zhitu.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
