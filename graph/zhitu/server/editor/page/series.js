// Which values of an answer a chart may show, and the values themselves.

import { labelOf } from './labels.js';
import { isNumber, isTime, read } from './terms.js';

/** @import { Answer } from './answers.js' */

/**
 * A measure counts rows (column -1), or takes the sum or the mean of a column for each category.
 *
 * @typedef {{ column: number, way: 'count' | 'sum' | 'mean' }} Measure
 * @typedef {{ category: number, measure: Measure, line: boolean }} Choice
 * @typedef {{ label: string, value: number }} Point
 */

/**
 * The columns that hold numbers.
 *
 * @param {Answer} answer
 */
export function numeric(answer) {
  return answer.columns.map((_, at) => at).filter((at) => holds(answer, at, isNumber));
}

/**
 * What is worth seeing first: the numbers by their category, or how often each is there; times as a line.
 *
 * @param {Answer} answer
 * @returns {Choice}
 */
export function suggest(answer) {
  const numbers = numeric(answer);
  const others = answer.columns.map((_, at) => at).filter((at) => !numbers.includes(at));
  const times = others.filter((at) => holds(answer, at, isTime));
  const category = times[0] ?? others[0] ?? 0;
  const keys = answer.rows.map((row) => row[category]?.value);
  const column = numbers.find((at) => at !== category) ?? -1;
  const once = new Set(keys).size === keys.length;
  return { category, measure: column >= 0 && once ? { column, way: 'sum' } : { column: -1, way: 'count' }, line: times.length > 0 };
}

/**
 * A point for each category: times in their order, others in the order of the answer.
 *
 * @param {Answer} answer
 * @param {Choice} choice
 * @returns {Point[]}
 */
export function measure(answer, { category, measure: { column, way } }) {
  /** @type {Map<string, { label: string, sum: number, count: number }>} */
  const found = new Map();
  for (const row of answer.rows) {
    const [key, value] = [row[category], row[column]];
    if (!key || (way !== 'count' && (!value || !isNumber(value)))) continue;
    const one = found.get(key.value) ?? { label: labelOf(key) ?? read(key), sum: 0, count: 0 };
    one.sum += value && way !== 'count' ? Number(value.value) : 1;
    one.count += 1;
    found.set(key.value, one);
  }
  const points = [...found.values()].map(({ label, sum, count }) => ({ label, value: way === 'mean' ? sum / count : sum }));
  return holds(answer, category, isTime) ? points.sort((a, b) => (a.label < b.label ? -1 : 1)) : points;
}

/**
 * @param {Answer} answer
 * @param {number} at
 * @param {(term: import('./terms.js').Term) => boolean} so
 */
function holds(answer, at, so) {
  const bound = answer.rows.flatMap((row) => row[at] ?? []);
  return bound.length > 0 && bound.every(so);
}
