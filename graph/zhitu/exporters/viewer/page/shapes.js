// The marks of the picture: a shape for each type, and edges, drawn the same in every layer.

import { colourOf } from './communities.js';
import { entities, linkOf, placeOf } from './graph.js';
import { crowding } from './sight.js';
import { colours } from './theme.js';

/** @import { Box, Joined, Link, Point } from './types.d.ts' */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number][]} points
 */
function tracePolygon(context, points) {
  context.beginPath();
  points.forEach(([x, y], index) => (index ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
}

/** @type {Record<string, (context: CanvasRenderingContext2D, x: number, y: number, r: number) => void>} */
const TRACES = {
  Organization: (context, x, y, r) => { context.beginPath(); context.roundRect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, r * 0.3); },
  Person: (context, x, y, r) => { context.beginPath(); context.arc(x, y, r, 0, 2 * Math.PI); },
  Place: (context, x, y, r) => tracePolygon(context, [[x, y - r * 1.15], [x + r * 1.12, y + r * 0.85], [x - r * 1.12, y + r * 0.85]]),
  Program: (context, x, y, r) => tracePolygon(context, [[x, y - r * 1.2], [x + r * 1.2, y], [x, y + r * 1.2], [x - r * 1.2, y]]),
};

/**
 * Draws the outline of a mark, without paint.
 * @param {CanvasRenderingContext2D} context
 * @param {string} kind
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
export function traceMark(context, kind, x, y, r) {
  TRACES[kind](context, x, y, r);
}

/** From so many lines on they are fainter, down to this, so that marks and names stand above their tangle. */
const MANY_LINES = 900;
const FAINTEST = 0.5;

/**
 * How large an entity's mark is. Marks shrink more slowly than the picture, so that they can still be told apart when
 * all of it is on the screen, unless too many are there for it.
 * @param {number} number
 * @param {number} scale
 */
export function radius(number, scale) {
  const size = placeOf(number).size * Math.min(4, Math.max(0.6, scale ** -0.6));
  return scale < 1 ? size * crowding ** (1 - scale) : size;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} number
 * @param {number} x
 * @param {number} y
 * @param {number} scale
 * @param {boolean} ring
 */
export function paintNode(context, number, x, y, scale, ring) {
  const kind = entities[number].kind;
  const colour = colours[colourOf(number)];
  const r = radius(number, scale);
  context.save();
  context.lineJoin = 'round';
  if (ring) {
    traceMark(context, kind, x, y, r + 6 / scale);
    context.strokeStyle = colour;
    context.globalAlpha = 0.4;
    context.lineWidth = 3 / scale;
    context.stroke();
    context.globalAlpha = 1;
  }
  traceMark(context, kind, x, y, r);
  context.lineWidth = 2.5 / scale;
  context.strokeStyle = colours.paper;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
  context.restore();
}

/**
 * The point that an edge bends towards: beside its middle, by a share of its length.
 * @param {Point} from
 * @param {Point} to
 * @param {number} bend
 * @returns {Point}
 */
function bendOf(from, to, bend) {
  return {
    x: (from.x + to.x) / 2 + (to.y - from.y) * bend * 2,
    y: (from.y + to.y) / 2 - (to.x - from.x) * bend * 2,
  };
}

/**
 * A point of an edge, at a share of its way.
 * @param {Point} from
 * @param {Point} to
 * @param {number} bend
 * @param {number} share
 * @returns {Point}
 */
export function pointOf(from, to, bend, share) {
  const via = bendOf(from, to, bend);
  const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
  return { x: a * from.x + b * via.x + c * to.x, y: a * from.y + b * via.y + c * to.y };
}

/**
 * Lines keep their width on the screen, as names do: what vis-network draws would fade away with distance.
 * @param {CanvasRenderingContext2D} context
 * @param {Joined[]} edges
 * @param {Record<number, Point>} places
 * @param {number} scale
 * @param {Box} sight
 */
export function paintLines(context, edges, places, scale, sight) {
  context.save();
  context.strokeStyle = colours.edge;
  context.globalAlpha = Math.min(1, Math.max(FAINTEST, MANY_LINES / edges.length));
  // No wider than a pixel, a line is drawn several times as fast.
  context.lineWidth = 1 / scale;
  const [right, bottom] = [sight.x + sight.width, sight.y + sight.height];
  for (const dashed of [false, true]) {
    context.setLineDash(dashed ? [5 / scale, 4 / scale] : []);
    context.beginPath();
    for (const edge of edges) {
      const link = linkOf(edge.number);
      if (link.dashes !== dashed) continue;
      const [from, to] = [places[edge.s], places[edge.o]];
      if ((from.x < sight.x && to.x < sight.x) || (from.x > right && to.x > right)
        || (from.y < sight.y && to.y < sight.y) || (from.y > bottom && to.y > bottom)) continue;
      context.moveTo(from.x, from.y);
      if (link.bend) {
        const via = bendOf(from, to, link.bend);
        context.quadraticCurveTo(via.x, via.y, to.x, to.y);
      } else context.lineTo(to.x, to.y);
    }
    context.stroke();
  }
  context.restore();
}

/**
 * An edge that stands out, with its arrow.
 * @param {CanvasRenderingContext2D} context
 * @param {Link} link
 * @param {Point} from
 * @param {Point} to
 * @param {number} scale
 * @param {string} colour
 */
export function paintEdge(context, link, from, to, scale, colour) {
  const via = bendOf(from, to, link.bend);
  const back = Math.atan2(via.y - to.y, via.x - to.x);
  const gap = radius(link.to, scale) + 4 / scale;
  const tip = { x: to.x + gap * Math.cos(back), y: to.y + gap * Math.sin(back) };
  const head = 9 / scale;
  context.save();
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = 1.9 / scale;
  context.setLineDash(link.dashes ? [6 / scale, 4 / scale] : []);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(via.x, via.y, tip.x, tip.y);
  context.stroke();
  tracePolygon(context, [
    [tip.x, tip.y],
    [tip.x + head * Math.cos(back - 0.38), tip.y + head * Math.sin(back - 0.38)],
    [tip.x + head * Math.cos(back + 0.38), tip.y + head * Math.sin(back + 0.38)],
  ]);
  context.fill();
  context.restore();
}
