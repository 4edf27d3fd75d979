// What the reader set: filters, choice, view; and what passes the filters. Nothing here touches the screen.

import { byDegree, edges, entities, facts, neighbours } from './graph.js';

/** @import { Edge, Focus, Joined, Shown, Target } from './types.d.ts' */

export const KINDS = ['Organization', 'Person', 'Place', 'Program'];
export const STATUSES = ['stated', 'planned', 'denied', 'former'];

/** What is filtered away. */
export const off = {
  /** @type {Set<string>} */ kinds: new Set(),
  /** @type {Set<string>} */ relations: new Set(),
  /** @type {Set<string>} */ statuses: new Set(),
  /** @type {Set<number>} */ articles: new Set(),
};

export const state = {
  least: 0,
  /** @type {Focus | null} */ focus: null,
  /** @type {Target | null} */ chosen: null,
  /** @type {Target | null} */ hovered: null,
  /** @type {'zh' | 'en'} */ language: 'zh',
  /** @type {'light' | 'dark'} */ theme: 'light',
  /** @type {'picture' | 'table' | 'article'} */ view: 'picture',
  // The article that is open, and the stretch of it that was asked for.
  /** @type {{ article: number, at: [start: number, end: number] | null } | null} */ reading: null,
  // The first of two entities, while the second is still to be chosen.
  /** @type {{ from: number, by: 'path' | 'shared' } | null} */ pairing: null,
  // What is on the picture beyond the budget, since it was asked for; and what was taken off it.
  /** @type {Set<number>} */ added: new Set(),
  /** @type {Set<number>} */ hidden: new Set(),
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

/** Shows anew what passes the filters. */
export function refresh() {
  for (const act of listeners.changed) act();
}

/** Shows the picture, the table, or the article that is open. @param {'picture' | 'table' | 'article'} view */
export function turn(view) {
  state.view = view;
  for (const act of listeners.turned) act();
}

/** @param {number} number */
function entityPasses(number) {
  const entity = entities[number];
  if (off.kinds.has(entity.kind)) return false;
  return !off.articles.size || entity.articles.some((article) => !off.articles.has(article));
}

/** @param {Edge} edge */
function edgePasses(edge) {
  if (off.relations.has(edge.r) || off.statuses.has(edge.status) || edge.c * 100 < state.least) return false;
  if (off.articles.size && ![...edge.articles].some((article) => !off.articles.has(article))) return false;
  return entityPasses(edge.s) && (edge.o === undefined || entityPasses(edge.o));
}

/** Everything that passes the filters: the table shows it all, the picture at most the budget. */
export function passing() {
  const passed = edges.filter(edgePasses);
  const narrowed = off.relations.size || off.statuses.size || state.least > 0;
  const joined = new Set(passed.flatMap((edge) => (edge.o === undefined ? [edge.s] : [edge.s, edge.o])));
  const numbers = byDegree.filter((number) => entityPasses(number) && (!narrowed || joined.has(number)));
  return { numbers, edges: passed };
}

/** What the picture shows now. @returns {Shown} */
export function shown() {
  const all = passing();
  const { focus, chosen, added, hidden } = state;
  let numbers = hidden.size ? all.numbers.filter((number) => !hidden.has(number)) : all.numbers;
  if (focus) {
    numbers = numbers.filter((number) => focus.places.has(number));
  } else if (numbers.length > facts.budget) {
    const wanted = new Set(chosen && chosen.entity !== undefined ? [...added, chosen.entity, ...neighbours(chosen.entity)] : added);
    numbers = [...numbers.filter((number) => wanted.has(number)), ...numbers.filter((number) => !wanted.has(number))];
    numbers = numbers.slice(0, facts.budget + added.size);
  }
  const visible = new Set(numbers);
  const drawn = /** @type {Joined[]} */ (
    all.edges.filter((edge) => edge.o !== undefined && visible.has(edge.s) && visible.has(edge.o)));
  return { numbers, edges: drawn, total: all };
}
