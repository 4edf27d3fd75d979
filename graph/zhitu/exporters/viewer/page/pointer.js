// What the pointer is over, and where the arrow keys lead.

import { linkOf, neighbours } from './graph.js';
import { byId } from './opening.js';
import { pointOf } from './shapes.js';
import { drawn, inSight, spots, view } from './sight.js';
import { choose, state } from './state.js';

/** @import { Joined, Point, Target } from './types.d.ts' */

// An edge is hit within this many pixels of the screen; its curve is taken as so many straight parts.
const NEAR = 7;
const PARTS = 6;

/**
 * The edge under the pointer, if one is as near as a finger's precision asks.
 * @param {Point} pointer
 */
export function edgeAt(pointer) {
  const at = view.DOMtoCanvas(pointer);
  /** @type {Joined | null} */
  let best = null;
  let least = NEAR / view.getScale();
  for (const edge of drawn.edges) {
    const [from, to] = [spots[edge.s], spots[edge.o]];
    const { bend } = linkOf(edge.number);
    // A bend leads aside by less than its share of the length.
    const room = least + Math.abs(bend) * (Math.abs(to.x - from.x) + Math.abs(to.y - from.y));
    if (at.x < Math.min(from.x, to.x) - room || at.x > Math.max(from.x, to.x) + room
      || at.y < Math.min(from.y, to.y) - room || at.y > Math.max(from.y, to.y) + room) continue;
    const parts = bend ? PARTS : 1;
    let last = from;
    for (let part = 1; part <= parts; part += 1) {
      const next = pointOf(from, to, bend, part / parts);
      const far = distanceTo(at, last, next);
      if (far < least) [best, least] = [edge, far];
      last = next;
    }
  }
  return best;
}

/**
 * @param {Point} at
 * @param {Point} from
 * @param {Point} to
 */
function distanceTo(at, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = Math.min(1, Math.max(0, ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(at.x - from.x - along * dx, at.y - from.y - along * dy);
}

/** Has a thing stand out while the pointer is over it. @param {Target | null} target */
export function hover(target) {
  const same = target && state.hovered ? target.entity === state.hovered.entity && target.edge === state.hovered.edge : target === state.hovered;
  if (same) return;
  state.hovered = target;
  byId('picture').classList.toggle('over', Boolean(target));
  view.redraw();
}

/** Where the arrow keys lead. @type {Record<string, [number, number]>} */
export const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Walks to the neighbour that lies most in an arrow key's direction. @param {string} key */
export function walk(key) {
  if (!state.chosen || state.chosen.entity === undefined) {
    if (drawn.numbers.length) choose({ entity: drawn.numbers[0] });
    return;
  }
  const { entity } = state.chosen;
  const here = view.getPosition(entity);
  const [dx, dy] = DIRECTIONS[key];
  /** @type {number | null} */
  let best = null;
  let least = Infinity;
  for (const number of neighbours(entity)) {
    if (!inSight.entities.has(number)) continue;
    const there = view.getPosition(number);
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    if (along > 0 && along + 2 * aside < least) [best, least] = [number, along + 2 * aside];
  }
  if (best !== null) choose({ entity: best });
}
