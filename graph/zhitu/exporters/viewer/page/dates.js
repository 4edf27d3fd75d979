// Dates as months, counted from the year 0, and the bins of a histogram over them.

/** @import { Article, Calendar, Edge, Stretch } from './types.d.ts' */

const SHAPE = /^(\d{4})(?:-(0[1-9]|1[0-2]))?(?![0-9])/;

/** Bars that a histogram has at most: more are thinner than a finger can tell apart. */
const MOST_BARS = 60;

/** How many months a bar may stand for. */
const BAR_LENGTHS = [1, 12, 24, 60, 120, 240, 600, 1200, 2400];

/** @type {Map<string, Stretch | null>} */
const known = new Map();

/**
 * The first and the last month of a date, a month or a year; null where there is none.
 * @param {string} text
 */
export function monthsOf(text) {
  let found = known.get(text);
  if (found === undefined) {
    const [, year, month] = SHAPE.exec(text) || [];
    const first = Number(year) * 12 + (month ? Number(month) - 1 : 0);
    found = year ? [first, month ? first : first + 11] : null;
    known.set(text, found);
  }
  return found;
}

/** A month in writing: 2019-03. @param {number} month */
export function writeMonth(month) {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/**
 * Months in writing: whole years as 2019 or 2019–2021, others as 2019-03 or 2019-03–2020-01.
 * @param {number} first
 * @param {number} last
 */
export function writeMonths(first, last) {
  const whole = first % 12 === 0 && last % 12 === 11;
  const [from, to] = [first, last].map((month) => (whole ? writeMonth(month).slice(0, 4) : writeMonth(month)));
  return from === to ? from : `${from}–${to}`;
}

/**
 * The months from the first to the last date of all facts and articles; null where none has a date.
 * @param {readonly Edge[]} edges
 * @param {readonly Article[]} articles
 * @returns {Stretch | null}
 */
export function extentOf(edges, articles) {
  /** @type {Stretch} */
  const extent = [Infinity, -Infinity];
  const widen = (/** @type {string} */ text) => {
    const span = monthsOf(text);
    if (!span) return;
    extent[0] = Math.min(extent[0], span[0]);
    extent[1] = Math.max(extent[1], span[1]);
  };
  for (const edge of edges) widen(edge.time);
  for (const article of articles) widen(article.date);
  return extent[0] <= extent[1] ? extent : null;
}

/**
 * Bars of equal length over some months: single months where they are few, else years, decades, centuries.
 * @param {Stretch} extent
 * @returns {Calendar}
 */
export function divideMonths([first, last]) {
  const step = BAR_LENGTHS.find((length) => last - first + 1 <= length * MOST_BARS) || BAR_LENGTHS[BAR_LENGTHS.length - 1];
  const start = Math.floor(first / step) * step;
  return { start, step, size: Math.floor((last - start) / step) + 1 };
}
