// Marks that were painted once and are printed wherever they stand: painting each anew takes ten times as long.

import { traceMark } from './shapes.js';
import { colours } from './theme.js';

/** Radii are rounded to such parts of a pixel, so that a few stamps do for all marks. */
const STEPS_A_PIXEL = 2;
const RIM = 1.25;

/** @type {Map<string, HTMLCanvasElement>} */
const stamps = new Map();

/**
 * A mark as a small picture whose middle is that of the mark.
 * @param {string} kind
 * @param {string} colour
 * @param {number} radius in pixels of the canvas
 */
function stampOf(kind, colour, radius) {
  const r = Math.max(1, Math.round(radius * STEPS_A_PIXEL) / STEPS_A_PIXEL);
  const key = `${kind} ${colour} ${colours.paper} ${r}`;
  let stamp = stamps.get(key);
  if (!stamp) {
    stamp = document.createElement('canvas');
    stamp.width = stamp.height = 2 * Math.ceil(r * 1.25 + RIM + 1);
    const context = /** @type {CanvasRenderingContext2D} */ (stamp.getContext('2d'));
    traceMark(context, kind, stamp.width / 2, stamp.width / 2, r);
    context.lineJoin = 'round';
    context.lineWidth = 2 * RIM;
    context.strokeStyle = colours.paper;
    context.stroke();
    context.fillStyle = colour;
    context.fill();
    stamps.set(key, stamp);
  }
  return stamp;
}

/**
 * Prints a mark; the context must count in the canvas's own pixels.
 * @param {CanvasRenderingContext2D} context
 * @param {string} kind
 * @param {string} colour
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
export function print(context, kind, colour, x, y, radius) {
  const stamp = stampOf(kind, colour, radius);
  context.drawImage(stamp, Math.round(x - stamp.width / 2), Math.round(y - stamp.width / 2));
}
