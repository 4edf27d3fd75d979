// Places for a part of the graph that stands alone: rings around an entity, a line, two with what they share between.

import { placeOf } from './graph.js';

/** @import { Point } from './types.d.ts' */

/** Room for a name on the screen, at the scale at which a small part is seen. */
const STEP = 230;
const ROW = 64;
/** More than this in one column or on one ring, and the next begins. */
const COLUMN = 14;
const RING = 40;
/** Screens are wider than high; so are rings. */
const WIDER = 1.3;
/** Two nodes nearer than this would stand on each other. */
const CLEAR = 46;

/** A branch of many takes more of its ring than one of few, yet not so much that the few are squeezed together. */
const SOFTER = 0.6;

/** @typedef {{ number: number, children: Branch[] }} Branch */

/**
 * Rings around an entity, one a step: what hangs on a node stands behind it.
 * @param {Branch} root
 */
export function ringsOf(root) {
  /** @type {Map<number, Point>} */
  const places = new Map([[root.number, { x: 0, y: 0 }]]);
  /** @type {(branch: Branch) => number} */
  const weigh = (branch) => Math.max(1, branch.children.reduce((sum, child) => sum + weigh(child), 0) ** SOFTER);
  let level = [{ branch: root, from: -Math.PI / 2 - Math.PI / Math.max(1, root.children.length), width: 2 * Math.PI }];
  let reach = 0;
  for (;;) {
    const next = level.flatMap(({ branch, from, width }) => {
      const all = branch.children.reduce((sum, child) => sum + weigh(child), 0);
      let at = from;
      return sortByAngle(root.number, branch.children).map((child) => {
        const part = { branch: child, from: at, width: (width * weigh(child)) / all };
        at += part.width;
        return part;
      });
    });
    if (!next.length) return places;
    const rows = Math.max(1, Math.ceil(Math.sqrt(next.length / RING)));
    reach = Math.max(reach + 135, 170, (next.length * 17) / rows);
    next.forEach(({ branch, from, width }, index) => {
      const angle = from + width / 2;
      // Every second one stands further out where the ring is crowded, so that names find room.
      const out = reach + (rows > 1 ? (index % rows) * ROW : reach * (next.length > COLUMN ? 0.22 * (index % 2) : 0));
      places.set(branch.number, { x: Math.round(WIDER * out * Math.cos(angle)), y: Math.round(out * Math.sin(angle)) });
    });
    reach += rows > 1 ? (rows - 1) * ROW : 0;
    level = next;
  }
}

/**
 * Branches in the order in which they stand around an entity on the picture of all, so that a focus is like it.
 * @param {number} centre
 * @param {Branch[]} branches
 */
function sortByAngle(centre, branches) {
  const angleOf = (/** @type {number} */ number) => {
    const [from, to] = [placeOf(centre), placeOf(number)];
    return from && to ? Math.atan2(to.y - from.y, to.x - from.x) : 0;
  };
  return [...branches].sort((a, b) => angleOf(a.number) - angleOf(b.number) || a.number - b.number);
}

/** A path as a line, from left to right. @param {number[]} path @returns {Map<number, Point>} */
export const lineOf = (path) => new Map(path.map((number, index) => [number, { x: index * STEP, y: 0 }]));

/**
 * Two entities with what both are joined to between them, in as many columns as it takes.
 * @param {number} one
 * @param {number} other
 * @param {number[]} shared
 */
export function betweenOf(one, other, shared) {
  const columns = Math.max(1, Math.ceil(shared.length / COLUMN));
  const side = STEP * ((columns - 1) / 2 + 1.3);
  /** @type {Map<number, Point>} */
  const places = new Map([[one, { x: -side, y: 0 }], [other, { x: side, y: 0 }]]);
  shared.forEach((number, index) => {
    const column = index % columns;
    const above = Math.ceil(Math.ceil((shared.length - column) / columns) / 2);
    const row = Math.floor(index / columns) - above;
    // The middle row is left free: a line may join the two themselves.
    places.set(number, { x: STEP * (column - (columns - 1) / 2), y: ROW * (row < 0 ? row : row + 1) });
  });
  return places;
}

/**
 * Adds entities around one that has its place, on the side that looks away from the middle, where there is room.
 * @param {Map<number, Point>} places
 * @param {number} entity
 * @param {number[]} fresh
 */
export function fanOut(places, entity, fresh) {
  const centre = /** @type {Point} */ (places.get(entity));
  const outward = Math.atan2(centre.y, centre.x);
  const taken = [...places.values()];
  const free = (/** @type {Point} */ spot) => taken.every(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) > CLEAR);
  fresh.forEach((number, index) => {
    const angle = outward + (fresh.length > 1 ? (index / (fresh.length - 1) - 0.5) * Math.PI * 1.2 : 0);
    let spot;
    for (let out = 130; !spot || !free(spot); out += CLEAR / 2) {
      spot = { x: Math.round(centre.x + WIDER * out * Math.cos(angle)), y: Math.round(centre.y + out * Math.sin(angle)) };
    }
    places.set(number, spot);
    taken.push(spot);
  });
}
