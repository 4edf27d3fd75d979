// A part of the graph alone on the screen: what is around an entity, a path, what two share, a community. And what was
// added to the picture or taken off it.

import { byCommunity, nameCommunity } from './communities.js';
import { degree, entities, facts, placeOf } from './graph.js';
import { nextTo, openEdges, sharedBy, shortestPaths } from './paths.js';
import { betweenOf, fanOut, lineOf, ringsOf } from './rings.js';
import { drawn, motion, view } from './sight.js';
import { refresh, state } from './state.js';
import { say } from './words.js';

/** @import { Focus, Target } from './types.d.ts' */
/** @import { Branch } from './rings.js' */

/** How many steps a focus may reach. */
export const STEPS = [1, 2, 3];
/** An entity is expanded by at most so many at once: more would bury what is there. */
const AT_ONCE = 60;

/**
 * The entities within so many steps, as branches; the best connected first where there are more than can be drawn.
 * @param {number} entity
 * @param {number} steps
 */
function branch(entity, steps) {
  const open = openEdges();
  const root = { number: entity, children: /** @type {Branch[]} */ ([]) };
  const seen = new Set([entity]);
  let level = [root];
  for (let step = 0; step < steps; step += 1) {
    /** @type {Branch[]} */
    const reached = [];
    for (const one of level) {
      for (const number of nextTo(one.number, open).sort((a, b) => degree[b] - degree[a] || a - b)) {
        if (seen.has(number) || seen.size >= facts.budget) continue;
        seen.add(number);
        const child = { number, children: [] };
        one.children.push(child);
        reached.push(child);
      }
    }
    level = reached;
  }
  return root;
}

/** The places of a focus, as the filters are now. @param {Focus} focus */
function place(focus) {
  const [one, other] = focus.of;
  if (focus.by === 'near') return ringsOf(branch(one, focus.steps));
  if (focus.by === 'community') return new Map((byCommunity()[one] || []).map((number) => [number, placeOf(number)]));
  const open = openEdges();
  if (focus.by === 'shared') return betweenOf(one, other, sharedBy(one, other, open).entities);
  const { paths } = shortestPaths(one, other, open);
  return lineOf(paths.length ? paths[focus.turn % paths.length] : focus.of);
}

/** Sets the places of the focus anew, if there is one: what passes the filters may have changed. */
export function arrangeFocus() {
  const { focus } = state;
  if (!focus) return;
  focus.places = place(focus);
  for (const entity of focus.grown) if (focus.places.has(entity)) fanOut(focus.places, entity, beyond(entity));
}

/**
 * Shows a part of the graph alone.
 * @param {Focus['by']} by
 * @param {number[]} of
 */
function narrow(by, of, steps = 1, turn = 0) {
  state.focus = { by, of, steps, turn, grown: new Set(), places: new Map() };
  refresh();
  lookAtAll();
}

/** The picture moved while another view hid it: it has to be fitted once it is seen. */
let unseen = false;

function lookAtAll() {
  unseen = state.view !== 'picture';
  if (!unseen) view.fit({ nodes: drawn.numbers, maxZoomLevel: 1.6, animation: motion() });
}

/** Shows the picture after another view. */
export function lookAgain() {
  if (unseen) lookAtAll();
  view.redraw();
}

/**
 * Shows an entity and what is around it alone.
 * @param {number} entity
 * @param {number} steps
 */
export function focusOn(entity, steps) {
  narrow('near', [entity], steps);
}

/** Shows another path of the same length. @param {number} turn */
export function turnPath(turn) {
  const { focus } = state;
  if (focus) narrow('path', focus.of, 1, turn);
}

/** Shows all again. */
export function leaveFocus() {
  if (!state.focus) return;
  state.focus = null;
  refresh();
  lookAtAll();
}

/** Shows what was chosen alone where it is a part of the graph: a path, what two share, a community. @param {Target | null} target */
export function followChoice(target) {
  const { focus } = state;
  if (!target) return;
  const wanted = partOf(target);
  if (!wanted || (focus && focus.by === wanted.by && focus.of.join() === wanted.of.join())) return;
  narrow(wanted.by, wanted.of);
}

/**
 * The part of the graph that was chosen, if it is one.
 * @param {Target} target
 * @returns {Pick<Focus, 'by' | 'of'> | null}
 */
function partOf(target) {
  if (target.path) return { by: 'path', of: target.path };
  if (target.shared) return { by: 'shared', of: target.shared };
  return target.community === undefined ? null : { by: 'community', of: [target.community] };
}

/** What the focus shows, in words. @param {Record<string, string | number>} values */
export function nameFocus(values) {
  const focus = /** @type {Focus} */ (state.focus);
  if (focus.by === 'community') return say('focusedCommunity', { ...values, name: nameCommunity(byCommunity()[focus.of[0]]) });
  const [name, other] = focus.of.map((number) => entities[number].name);
  if (focus.by === 'near') return say(focus.steps > 1 ? 'focusedSteps' : 'focused', { ...values, name, steps: focus.steps });
  if (focus.by === 'path') return say('focusedPath', { ...values, name, other });
  return say('focusedShared', { name, other, entities: drawn.numbers.filter((number) => !focus.of.includes(number)).length });
}

/** The neighbours of an entity that the picture does not show yet. @param {number} entity */
export function beyond(entity) {
  const { focus } = state;
  const there = focus ? focus.places : new Set(drawn.numbers);
  return nextTo(entity, openEdges()).filter((number) => !there.has(number))
    .sort((a, b) => degree[b] - degree[a] || a - b).slice(0, AT_ONCE);
}

/** Adds the neighbours of an entity to what is shown. @param {number} entity @returns {number} how many came */
export function expand(entity) {
  const fresh = beyond(entity);
  if (state.focus) state.focus.grown.add(entity);
  else for (const number of [entity, ...fresh]) state.added.add(number);
  refresh();
  return fresh.length;
}

/** Takes an entity off the picture. @param {number} entity */
export function hide(entity) {
  state.hidden.add(entity);
  refresh();
}

/** Brings back what was taken off the picture: one entity, or all. @param {number} [entity] */
export function bringBack(entity) {
  if (entity === undefined) state.hidden.clear();
  else state.hidden.delete(entity);
  refresh();
}
