// What is on the screen now, and the view that shows it.

import { byId } from './opening.js';

/** @import { Edge, Point, Shown, View } from './types.d.ts' */

/** So many pixels between two marks leave them their size; where they stand closer, they are smaller. */
const ROOMY = 36;

/** Set once, before anything is shown. @type {View} */
export let view;
/** @type {Shown} */
export let drawn = { numbers: [], edges: [], total: { numbers: [], edges: [] } };
/** @type {{ entities: Set<number>, edges: Set<Edge> }} */
export let inSight = { entities: new Set(), edges: new Set() };

/** How much smaller marks are because so many are drawn: 1 is not at all. */
export let crowding = 1;

/** Where each entity stands that is drawn. @type {Record<number, Point>} */
export let spots = {};

/** @param {View} made */
export function look(made) {
  view = made;
}

/** @param {Shown} next */
export function see(next) {
  drawn = next;
  inSight = { entities: new Set(next.numbers), edges: new Set(next.edges) };
  const stage = byId('picture');
  crowding = Math.min(1, Math.sqrt((stage.clientWidth * stage.clientHeight) / (next.numbers.length + 1)) / ROOMY) || 1;
  locate();
}

/** Asks the view anew where everything stands. */
export function locate() {
  spots = view.getPositions(drawn.numbers);
}

/** How the view moves: at once for those who want no motion. */
export const motion = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 350, easingFunction: 'easeInOutQuad' });
