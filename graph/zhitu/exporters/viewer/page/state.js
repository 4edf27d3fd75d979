// What the reader set: filters, choice, view; and what passes the filters. Nothing here touches the screen.

import { keepWithin } from './budget.js';
import { divideMonths, extentOf } from './dates.js';
import { articles, edges, entities, facts, neighbours } from './graph.js';
import { sift } from './sifting.js';
import { allSources } from './sources.js';

/** @import { Calendar, Filters, Focus, Joined, Reading, Shown, Sifted, Stretch, Target } from './types.d.ts' */

export const KINDS = ['Organization', 'Person', 'Place', 'Program'];
export const STATUSES = ['stated', 'planned', 'denied', 'former'];

/** Filters that let everything pass. @returns {Filters} */
const passAll = () => ({
  kinds: new Set(), relations: new Set(), statuses: new Set(), sources: allSources(),
  least: 0, from: null, to: null, undated: true,
});

/** What is filtered: kinds, relations and statuses that are off, sources that are wanted, the least confidence, months. */
export const filters = passAll();

export const state = {
  /** @type {Focus | null} */ focus: null,
  /** @type {Target | null} */ chosen: null,
  /** @type {Target | null} */ hovered: null,
  /** @type {'zh' | 'en'} */ language: 'zh',
  /** @type {'light' | 'dark'} */ theme: 'light',
  /** @type {'picture' | 'table' | 'article'} */ view: 'picture',
  /** @type {Reading | null} */ reading: null,
  // The first of two entities, while the second is still to be chosen.
  /** @type {{ from: number, by: 'path' | 'shared' } | null} */ pairing: null,
  // What is on the picture beyond the budget, since it was asked for; and what was taken off it.
  /** @type {Set<number>} */ added: new Set(),
  /** @type {Set<number>} */ hidden: new Set(),
  /** What a mark's colour tells. @type {'kind' | 'community'} */ colouring: /** @type {'kind' | 'community'} */ ('kind'),
  /** The histogram shows the chosen months alone. */ closer: false,
};

/** @type {Record<'chosen' | 'changed' | 'turned', (() => void)[]>} */
const listeners = { chosen: [], changed: [], turned: [] };
/** @type {Target[]} */
export const trail = [];

/**
 * Has something done whenever another thing was chosen, what passes the filters changed, or another view was turned to.
 * @param {'chosen' | 'changed' | 'turned'} event
 * @param {() => void} act
 */
export function when(event, act) {
  listeners[event].push(act);
}

/**
 * Chooses an entity, an edge, an article, a community, a pair, or nothing.
 * @param {Target | null} target
 */
export function choose(target, remember = true) {
  if (remember && state.chosen) trail.push(state.chosen);
  state.chosen = target;
  state.hovered = null;
  for (const act of listeners.chosen) act();
}

/** Lets everything pass again. */
export function clearFilters() {
  Object.assign(filters, passAll());
  state.closer = false;
}

/** Shows anew what passes the filters. */
export function refresh() {
  sifted = null;
  for (const act of listeners.changed) act();
}

/** Shows the picture, the table, or the article that is open. @param {'picture' | 'table' | 'article'} view */
export function turn(view) {
  state.view = view;
  for (const act of listeners.turned) act();
}

/** What passed, until a filter or the graph changes. @type {Sifted | null} */
let sifted = null;
/** @type {{ size: number, extent: Stretch | null }} */
let measured = { size: -1, extent: null };
const graphSize = () => entities.length + edges.length + articles.length;

/** The months of the whole graph. */
export function extent() {
  if (measured.size !== graphSize()) {
    measured = { size: graphSize(), extent: extentOf(edges, articles) };
    sifted = null;
  }
  return measured.extent;
}

/** The bars of the histogram; null where nothing has a date. @returns {Calendar | null} */
export function calendar() {
  const whole = extent();
  if (!whole) return null;
  return divideMonths(state.closer ? [filters.from ?? whole[0], filters.to ?? whole[1]] : whole);
}

/** Everything that passes the filters, with the counts of each choice: the table shows it all, the picture at most the budget. */
export function passing() {
  const bars = calendar();
  sifted ??= sift(filters, bars);
  return sifted;
}

/** What is listed: all that passes the filters, or of it what is in focus; not what was taken off the picture. */
export function listed() {
  const all = passing();
  const { focus, hidden } = state;
  if (!focus && !hidden.size) return all;
  const stands = (/** @type {number | undefined} */ number) => number === undefined || (!hidden.has(number) && (!focus || focus.places.has(number)));
  const kept = all.edges.filter((edge) => stands(edge.s) && stands(edge.o));
  const told = new Set(kept.flatMap((edge) => [...edge.articles]));
  const numbers = all.numbers.filter(stands);
  return { numbers, edges: kept, articles: focus ? all.articles.filter((article) => told.has(article)) : all.articles };
}

/** The entities that were chosen: one, or both ends of a fact. @param {Target} target @returns {number[]} */
export function endsOf(target) {
  if (target.entity !== undefined) return [target.entity];
  const { s, o } = target.edge === undefined ? { s: undefined, o: undefined } : edges[target.edge];
  return [s, o].filter((number) => number !== undefined);
}

/** What the picture shows now. @returns {Shown} */
export function shown() {
  const all = passing();
  const { focus, chosen, added, hidden } = state;
  let numbers = hidden.size ? all.numbers.filter((number) => !hidden.has(number)) : all.numbers;
  if (focus) {
    numbers = numbers.filter((number) => focus.places.has(number));
  } else if (numbers.length > facts.budget) {
    const near = chosen && chosen.entity !== undefined ? neighbours(chosen.entity) : [];
    const wanted = new Set([...added, ...near, ...(chosen ? endsOf(chosen) : [])]);
    numbers = keepWithin(numbers, wanted, facts.budget + added.size);
  }
  const visible = new Set(numbers);
  const drawn = /** @type {Joined[]} */ (
    all.edges.filter((edge) => edge.o !== undefined && visible.has(edge.s) && visible.has(edge.o)));
  return { numbers, edges: drawn, total: all };
}
