// The layers of the picture: lines, marks, a veil with what stands out over it, names. While the reader moves or zooms
// the picture, a copy of it is moved, and painted anew where that would show too much empty ground.

import { colourOf } from './communities.js';
import { articles, edges, entities, linkOf } from './graph.js';
import { paintNames } from './names.js';
import { byId } from './opening.js';
import { paintEdge, paintLines, paintNode, radius } from './shapes.js';
import { drawn, inSight, spots, view } from './sight.js';
import { print } from './stamps.js';
import { state } from './state.js';
import { colours } from './theme.js';

/** @import { Joined, Lit, Target } from './types.d.ts' */

/** After so many milliseconds without a move the picture is painted anew. */
const QUIET = 110;
/** A copy is not stretched further than this, and not moved by more than such a share of the picture. */
const STRETCHED = 1.5;
const MOVED = 0.2;

/** The last whole painting: a copy of its pixels, the view it was made for, and what else it depends on. */
const kept = {
  canvas: document.createElement('canvas'),
  scale: 0,
  corner: { x: 0, y: 0 },
  /** @type {unknown[]} */ ground: [],
};
/** @type {number | undefined} */
let rest;
let moved = false;

/** What the painting depends on beside the view. */
const ground = () => [drawn, spots, colours, state.hovered, state.chosen, state.language, state.focus, state.colouring];

/** Entities and edges that stand out now. @returns {Lit} */
function emphasis() {
  /** @type {Lit} */
  const found = { entities: new Set(), edges: [], main: null };
  const join = (/** @type {Joined[]} */ some) => {
    found.edges = some;
    for (const edge of some) found.entities.add(edge.s).add(edge.o);
  };
  const add = (/** @type {Target} */ target) => {
    if (target.edge !== undefined) {
      const edge = edges[target.edge];
      if (edge.o !== undefined) join([/** @type {Joined} */ (edge)]);
      else found.entities.add(edge.s);
    } else if (target.article !== undefined) {
      join(drawn.edges.filter((edge) => edge.articles.has(target.article)));
      for (const one of articles[target.article].mentions) found.entities.add(one.entity);
    } else if (target.path || target.shared) {
      join(state.focus ? drawn.edges : []);
    } else if (target.entity !== undefined) {
      found.main = target.entity;
      join(drawn.edges.filter((edge) => edge.s === target.entity || edge.o === target.entity));
      found.entities.add(target.entity);
    }
  };
  const target = state.hovered || state.chosen;
  if (target) add(target);
  found.entities = new Set([...found.entities].filter((number) => inSight.entities.has(number)));
  found.edges = found.edges.filter((edge) => inSight.edges.has(edge));
  return found;
}

/**
 * Moves the copy where the view is now; false where the picture must be painted.
 * @param {CanvasRenderingContext2D} context
 */
function moveCopy(context) {
  const { canvas } = context;
  const scale = view.getScale();
  const corner = view.canvasToDOM({ x: 0, y: 0 });
  const now = ground();
  const ratio = canvas.width / byId('picture').clientWidth;
  const stretch = scale / kept.scale;
  const x = (corner.x - kept.corner.x * stretch) * ratio;
  const y = (corner.y - kept.corner.y * stretch) * ratio;
  if (canvas.width !== kept.canvas.width || canvas.height !== kept.canvas.height) return false;
  if (now.some((one, index) => one !== kept.ground[index])) return false;
  if (stretch > STRETCHED || stretch * STRETCHED < 1 || (stretch === 1 && !x && !y)) return false;
  if (stretch === 1 && Math.max(Math.abs(x) / canvas.width, Math.abs(y) / canvas.height) > MOVED) return false;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(kept.canvas, x, y, canvas.width * stretch, canvas.height * stretch);
  context.restore();
  clearTimeout(rest);
  rest = setTimeout(() => { kept.scale = 0; view.redraw(); }, QUIET);
  return true;
}

/** @param {CanvasRenderingContext2D} context */
function keepCopy(context) {
  const { canvas } = kept;
  canvas.width = context.canvas.width;
  canvas.height = context.canvas.height;
  /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).drawImage(context.canvas, 0, 0);
  Object.assign(kept, { scale: view.getScale(), corner: view.canvasToDOM({ x: 0, y: 0 }), ground: ground() });
}

/** @param {CanvasRenderingContext2D} context */
function paintEdges(context) {
  const stage = byId('picture');
  const from = view.DOMtoCanvas({ x: 0, y: 0 });
  const to = view.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight });
  paintLines(context, drawn.edges, spots, view.getScale(), { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y });
}

/** What lies under the marks, and the marks. @param {CanvasRenderingContext2D} context */
export function paintUnder(context) {
  moved = kept.scale > 0 && moveCopy(context);
  if (moved) return;
  paintEdges(context);
  printMarks(context);
}

/** @param {CanvasRenderingContext2D} context */
function printMarks(context) {
  const { canvas } = context;
  const scale = view.getScale();
  const ratio = canvas.width / byId('picture').clientWidth;
  const corner = view.canvasToDOM({ x: 0, y: 0 });
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  // The best connected lie above the others.
  for (let index = drawn.numbers.length - 1; index >= 0; index -= 1) {
    const number = drawn.numbers[index];
    const { kind } = entities[number];
    const r = radius(number, scale) * scale * ratio;
    const x = (spots[number].x * scale + corner.x) * ratio;
    const y = (spots[number].y * scale + corner.y) * ratio;
    if (x > -2 * r && y > -2 * r && x < canvas.width + 2 * r && y < canvas.height + 2 * r) print(context, kind, colours[colourOf(number)], x, y, r);
  }
  context.restore();
}

/** @param {CanvasRenderingContext2D} context */
function paintLit(context) {
  const scale = view.getScale();
  const lit = emphasis();
  if (lit.entities.size) {
    const corner = view.DOMtoCanvas({ x: 0, y: 0 });
    const stage = byId('picture');
    context.save();
    context.globalAlpha = Number(colours.veil);
    context.fillStyle = colours.paper;
    context.fillRect(corner.x, corner.y, stage.clientWidth / scale, stage.clientHeight / scale);
    context.restore();
    for (const edge of lit.edges) {
      const colour = lit.main === null ? colours.accent : colours[colourOf(edge.s)];
      paintEdge(context, linkOf(edge.number), spots[edge.s], spots[edge.o], scale, colour);
    }
    for (const number of lit.entities) {
      paintNode(context, number, spots[number].x, spots[number].y, scale, number === lit.main || lit.main === null);
    }
  }
  paintNames(context, spots, lit, scale);
}

/** The veil, what stands out, and the names. @param {CanvasRenderingContext2D} context */
export function paintOver(context) {
  if (moved) return;
  paintLit(context);
  keepCopy(context);
}

/**
 * Paints the picture as it stands on the screen, with its ground, on a canvas of another kind or size.
 * @param {CanvasRenderingContext2D} context
 * @param {number} ratio how many of its pixels one of the screen takes
 */
export function paintAgain(context, ratio) {
  const stage = byId('picture');
  const scale = view.getScale() * ratio;
  const corner = view.canvasToDOM({ x: 0, y: 0 });
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, stage.clientWidth * ratio, stage.clientHeight * ratio);
  context.setTransform(scale, 0, 0, scale, corner.x * ratio, corner.y * ratio);
  paintEdges(context);
  for (const number of [...drawn.numbers].reverse()) paintNode(context, number, spots[number].x, spots[number].y, view.getScale(), false);
  paintLit(context);
}
