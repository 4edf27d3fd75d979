// The answer as bars or as a line, in SVG.

import { draw, make } from './elements.js';
import { learnLabels } from './labels.js';
import { measure, numeric, suggest } from './series.js';
import { language, say } from './words.js';

/** @import { Answer } from './answers.js' */
/** @import { Choice, Measure, Point } from './series.js' */

const MOST = 60;
const WIDTH = 900;
const LETTER = 13.5;
const ROW = 26;
const HEIGHT = 380;
const LONGEST = 18;

/**
 * @param {HTMLElement} place
 * @param {Answer} answer
 */
export async function showChart(place, answer) {
  if (!answer.rows.length || answer.form === 'ask') {
    place.replaceChildren(make('p', { class: 'none' }, say('noChart')));
    return;
  }
  const choice = suggest(answer);
  const picture = make('div', { class: 'chart' });
  const render = () => picture.replaceChildren(...paint(answer, choice));
  place.replaceChildren(choices(answer, choice, render), picture);
  render();
  if (await learnLabels(answer.rows.slice(0, MOST).flatMap((row) => row[choice.category] ?? []))) render();
}

/**
 * @param {Answer} answer
 * @param {Choice} choice
 * @param {() => void} render
 */
function choices(answer, choice, render) {
  /** @type {Measure[]} */
  const measures = [{ column: -1, way: 'count' }];
  for (const column of numeric(answer)) measures.push({ column, way: 'sum' }, { column, way: 'mean' });
  const nameOf = (/** @type {Measure} */ one) => say(one.way, { name: answer.columns[one.column] ?? '' });
  const measured = measures.findIndex((one) => one.column === choice.measure.column && one.way === choice.measure.way);
  return make('div', { class: 'choices' },
    select('category', answer.columns, choice.category, (at) => { choice.category = at; render(); }),
    select('measure', measures.map(nameOf), measured, (at) => { choice.measure = measures[at] ?? choice.measure; render(); }),
    select('drawnAs', [say('bars'), say('line')], Number(choice.line), (at) => { choice.line = at === 1; render(); }));
}

/**
 * @param {string} name
 * @param {string[]} options
 * @param {number} chosen
 * @param {(at: number) => void} change
 */
function select(name, options, chosen, change) {
  const listen = (/** @type {Event} */ event) => change(/** @type {HTMLSelectElement} */ (event.target).selectedIndex);
  return make('label', {}, say(name), ' ', make('select', { id: `chart-${name}`, change: listen },
    ...options.map((text, at) => make('option', { selected: at === chosen }, text))));
}

/**
 * @param {Answer} answer
 * @param {Choice} choice
 * @returns {Node[]}
 */
function paint(answer, choice) {
  const all = measure(answer, choice);
  const points = all.slice(0, MOST);
  if (!points.length) return [make('p', { class: 'none' }, say('noChart'))];
  const note = all.length > MOST ? [make('p', { class: 'note' }, say('chartCut', { most: MOST, all: all.length }))] : [];
  return [choice.line ? line(points) : bars(points), ...note];
}

/** @param {number} value */
const write = (value) => new Intl.NumberFormat(language(), { maximumFractionDigits: 3 }).format(value);

/** @param {string} text */
const cut = (text) => ([...text].length > LONGEST ? `${[...text].slice(0, LONGEST - 1).join('')}…` : text);

/** @param {Point[]} points */
const labelOf = (points) => say('chartOf', { points: points.length });

/**
 * From nought to the largest, or from the smallest if it is below nought, as a share of the room.
 *
 * @param {Point[]} points
 */
function scale(points) {
  const values = points.map((point) => point.value);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  return { low, high, share: (/** @type {number} */ value) => (value - low) / (high - low || 1) };
}

/** @param {Point[]} points */
function bars(points) {
  const { share } = scale(points);
  const names = 20 + LETTER * Math.max(...points.map(({ label }) => [...cut(label)].length));
  const room = WIDTH - names - 90;
  const rows = points.map(({ label, value }, at) => {
    const [start, end] = [share(Math.min(value, 0)) * room, share(Math.max(value, 0)) * room];
    const y = at * ROW;
    return draw('g', {}, draw('title', {}, `${label}: ${write(value)}`),
      draw('text', { x: names - 10, y: y + 17, 'text-anchor': 'end' }, cut(label)),
      draw('rect', { class: 'bar', x: names + start, y: y + 4, width: Math.max(end - start, 1), height: ROW - 8, rx: 3 }),
      draw('text', { class: 'value', x: names + end + 8, y: y + 17 }, write(value)));
  });
  return draw('svg', { viewBox: `0 0 ${WIDTH} ${points.length * ROW + 6}`, role: 'img', 'aria-label': labelOf(points) }, ...rows);
}

/** @param {Point[]} points */
function line(points) {
  const { low, high, share } = scale(points);
  const [left, bottom] = [70, HEIGHT - 50];
  const x = (/** @type {number} */ at) => left + (points.length > 1 ? at / (points.length - 1) : 0.5) * (WIDTH - left - 40);
  const y = (/** @type {number} */ value) => bottom - share(value) * (bottom - 20);
  const ticks = [low, (low + high) / 2, high].map((value) => draw('g', {},
    draw('line', { class: 'grid', x1: left, x2: WIDTH - 30, y1: y(value), y2: y(value) }),
    draw('text', { class: 'value', x: left - 8, y: y(value) + 5, 'text-anchor': 'end' }, write(value))));
  const every = Math.ceil(points.length / 10);
  const names = points.flatMap(({ label }, at) => (at % every ? [] : [draw('text', { x: x(at), y: bottom + 24, 'text-anchor': 'middle' }, cut(label))]));
  const dots = points.map(({ label, value }, at) => draw('circle', { class: 'bar', cx: x(at), cy: y(value), r: 4 }, draw('title', {}, `${label}: ${write(value)}`)));
  const path = draw('polyline', { class: 'path', points: points.map(({ value }, at) => `${x(at)},${y(value)}`).join(' ') });
  return draw('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': labelOf(points) }, ...ticks, ...names, path, ...dots);
}
