// The histogram of dates, and the two ends that the reader sets on it.

import { writeMonths } from './dates.js';
import { draw, tell } from './elements.js';
import { byId } from './opening.js';
import { calendar, extent, filters, passing, refresh, state } from './state.js';
import { say } from './words.js';

const BAR_ROOM = 40;

/** The bar where the pointer went down, until it goes up. @type {number | null} */
let grip = null;

/**
 * The first and the last bar inside the two ends.
 * @param {import('./types.d.ts').Calendar} bars
 */
function chosenBars({ start, step, size }) {
  const at = (/** @type {number | null} */ month, /** @type {number} */ none) => (month === null ? none
    : Math.min(size - 1, Math.max(0, Math.floor((month - start) / step))));
  return [at(filters.from, 0), at(filters.to, size - 1)];
}

/**
 * Sets the ends to these bars; an end at the border is none.
 * @param {number} first
 * @param {number} last
 */
function setBars(first, last) {
  const bars = calendar();
  const whole = extent();
  if (!bars || !whole) return;
  const from = bars.start + first * bars.step;
  const to = bars.start + (last + 1) * bars.step - 1;
  filters.from = from <= whole[0] ? null : from;
  filters.to = to >= whole[1] ? null : to;
  refresh();
  tell(say('toldPeriod', { period: byId('period-shown').textContent, count: passing().edges.length }));
}

/** @param {import('./types.d.ts').Calendar} bars @param {number} bar */
const nameBar = ({ start, step }, bar) => writeMonths(start + bar * step, start + (bar + 1) * step - 1);

export function showPeriod() {
  const bars = calendar();
  const whole = extent();
  byId('period').hidden = !bars;
  if (!bars || !whole) return;
  const { counts } = passing();
  const [first, last] = chosenBars(bars);
  const highest = Math.max(1, ...counts.dated.map((count, bar) => count + counts.reported[bar]));
  const columns = counts.dated.map((dated, bar) => {
    const sum = dated + counts.reported[bar];
    // A single fact among thousands is seen all the same.
    const height = (/** @type {number} */ count) => (count ? Math.max(1.5, (BAR_ROOM * count) / highest) : 0);
    const [tall, own] = [height(sum), sum ? (height(sum) * dated) / sum : 0];
    const title = draw('title', {}, document.createTextNode(say('bar', { period: nameBar(bars, bar), dated, reported: counts.reported[bar] })));
    return draw('g', { class: bar < first || bar > last ? 'out' : 'in', 'data-count': sum }, title,
      draw('rect', { class: 'ground', x: bar, width: 1, y: 0, height: BAR_ROOM }),
      draw('rect', { class: 'reported', x: bar + 0.08, width: 0.84, y: BAR_ROOM - tall, height: Math.max(0, tall - own) }),
      draw('rect', { class: 'dated', x: bar + 0.08, width: 0.84, y: BAR_ROOM - own, height: own }));
  });
  const chart = byId('bars');
  chart.setAttribute('viewBox', `0 0 ${bars.size} ${BAR_ROOM}`);
  chart.replaceChildren(...columns);
  for (const [id, bar, key] of /** @type {[string, number, string][]} */ ([['from', first, 'periodFrom'], ['to', last, 'periodTo']])) {
    const slider = byId(id);
    slider.max = bars.size - 1;
    slider.value = bar;
    slider.setAttribute('aria-label', say(key));
    slider.setAttribute('aria-valuetext', nameBar(bars, bar));
  }
  // Where bars are years, so are ends that nobody set.
  const border = bars.step === 1 ? whole : [whole[0] - (whole[0] % 12), whole[1] - (whole[1] % 12) + 11];
  byId('period-shown').textContent = writeMonths(filters.from ?? border[0], filters.to ?? border[1]);
  byId('undated').checked = filters.undated;
  byId('undated-count').textContent = String(counts.undated);
  byId('closer').disabled = !state.closer && filters.from === null && filters.to === null;
  byId('closer').setAttribute('aria-pressed', String(state.closer));
}

export function openPeriod() {
  const ends = () => [Number(byId('from').value), Number(byId('to').value)];
  byId('from').addEventListener('input', () => setBars(Math.min(...ends()), ends()[1]));
  byId('to').addEventListener('input', () => setBars(ends()[0], Math.max(...ends())));
  byId('undated').addEventListener('change', () => {
    filters.undated = byId('undated').checked;
    refresh();
  });
  byId('closer').addEventListener('click', () => {
    state.closer = !state.closer;
    refresh();
  });
  const chart = byId('bars');
  const barAt = (/** @type {PointerEvent} */ event) => {
    const box = chart.getBoundingClientRect();
    const bars = calendar();
    const share = (event.clientX - box.left) / box.width;
    return bars ? Math.min(bars.size - 1, Math.max(0, Math.floor(share * bars.size))) : 0;
  };
  // A click keeps one bar, a drag all between its ends.
  chart.addEventListener('pointerdown', (/** @type {PointerEvent} */ event) => {
    grip = barAt(event);
    chart.setPointerCapture(event.pointerId);
    setBars(grip, grip);
  });
  chart.addEventListener('pointermove', (/** @type {PointerEvent} */ event) => {
    if (grip === null) return;
    const bar = barAt(event);
    setBars(Math.min(grip, bar), Math.max(grip, bar));
  });
  for (const end of ['pointerup', 'pointercancel']) chart.addEventListener(end, () => { grip = null; });
}
