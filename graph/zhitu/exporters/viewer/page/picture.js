// The picture: vis-network moves and zooms it and draws the nodes; lines lie under them, and over all a veil with
// what is chosen, then the names.

import { colourOf } from './communities.js';
import { focusOn, nameFocus } from './focus.js';
import { articles, edges, entities, linkOf, placeOf } from './graph.js';
import { paintNames } from './names.js';
import { byId, open } from './opening.js';
import { DIRECTIONS, edgeAt, hover, walk } from './pointer.js';
import { paintEdge, paintLines, paintNode, radius } from './shapes.js';
import { drawn, inSight, look, motion, see, view } from './sight.js';
import { choose, shown, state } from './state.js';
import { colours } from './theme.js';
import { say } from './words.js';

/** @import { Edge, Joined, Lit, Target } from './types.d.ts' */

const nodes = new vis.DataSet();
const options = await open('options');

/** @param {number} number */
function dressNode(number) {
  const place = (state.focus && state.focus.places.get(number)) || placeOf(number);
  return {
    id: number, x: place.x, y: place.y, shape: 'custom',
    ctxRenderer: (/** @type {{ ctx: CanvasRenderingContext2D, x: number, y: number }} */ { ctx, x, y }) => ({
      drawNode: () => paintNode(ctx, number, x, y, view.getScale(), false),
      nodeDimensions: { width: radius(number, view.getScale()) * 2, height: radius(number, view.getScale()) * 2 },
    }),
  };
}

/** Brings the picture up to what the reader set. */
export function show() {
  const next = shown();
  const before = nodes.length;
  // vis-network draws at once whenever its nodes change: add first, then forget, so that no line lacks an end.
  nodes.update(next.numbers.map(dressNode));
  see(next);
  nodes.remove(nodes.getIds().filter((/** @type {number} */ number) => !inSight.entities.has(number)));
  if (!before && nodes.length) view.fit({ animation: false });
  describe();
}

function describe() {
  const { numbers, total } = drawn;
  const values = {
    entities: numbers.length, allEntities: entities.length,
    edges: drawn.edges.length, allEdges: edges.filter((edge) => edge.o !== undefined).length,
  };
  let text = say(total.numbers.length > numbers.length ? 'shownBudget' : 'shown', values);
  if (state.focus) text = nameFocus(values);
  byId('shown').textContent = text;
  byId('leave').hidden = !state.focus;
  byId('unhide').hidden = !state.hidden.size;
  byId('unhide').textContent = say('unhide', { count: state.hidden.size });
  byId('nothing').hidden = numbers.length > 0;
}

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

/** @param {CanvasRenderingContext2D} context */
function paintUnder(context) {
  paintLines(context, drawn.edges, view.getPositions(drawn.numbers), view.getScale());
}

/** @param {CanvasRenderingContext2D} context */
function paintOver(context) {
  const scale = view.getScale();
  const lit = emphasis();
  const places = view.getPositions(drawn.numbers);
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
      paintEdge(context, linkOf(edge.number), places[edge.s], places[edge.o], scale, colour);
    }
    for (const number of lit.entities) {
      paintNode(context, number, places[number].x, places[number].y, scale, number === lit.main || lit.main === null);
    }
  }
  paintNames(context, places, lit, scale);
}

/** Has the picture show an entity, if it is drawn. @param {number} number */
export function lookAt(number) {
  if (!inSight.entities.has(number)) return;
  const place = view.getPosition(number);
  const { x, y } = view.canvasToDOM(place);
  const stage = byId('picture');
  const inside = x > 60 && y > 60 && x < stage.clientWidth - 60 && y < stage.clientHeight - 60;
  if (!inside || view.getScale() < 0.45) view.moveTo({ position: place, scale: Math.max(view.getScale(), 0.8), animation: motion() });
  else view.redraw();
}

// Two ends closer than this on the screen leave no room for the name of their relation.
const APART = 90;

/** Has the picture show an edge with both of its ends, if it is drawn. @param {Edge} edge */
export function lookAtBoth(edge) {
  const { s, o } = edge;
  if (o === undefined) return lookAt(s);
  if (!inSight.edges.has(edge)) return undefined;
  const [from, to] = [s, o].map((number) => view.canvasToDOM(view.getPosition(number)));
  const stage = byId('picture');
  const inside = [from, to].every(({ x, y }) => x > 40 && y > 40 && x < stage.clientWidth - 40 && y < stage.clientHeight - 40);
  if (inside && Math.hypot(to.x - from.x, to.y - from.y) > APART) return view.redraw();
  return view.fit({ nodes: [s, o], maxZoomLevel: 1.3, animation: motion() });
}

/** @param {number} factor */
export function zoom(factor) {
  view.moveTo({ scale: Math.min(4, Math.max(0.03, view.getScale() * factor)), animation: motion() });
}

/** Begins the picture, which stays empty until it is shown. */
export function openPicture() {
  look(new vis.Network(byId('picture'), { nodes, edges: [] }, options));
  view.on('beforeDrawing', paintUnder);
  view.on('afterDrawing', paintOver);
  view.on('click', ({ nodes: [entity], pointer }) => {
    const edge = entity === undefined ? edgeAt(pointer.DOM) : null;
    if (entity !== undefined) choose({ entity });
    else choose(edge && { edge: edge.number });
  });
  view.on('doubleClick', ({ nodes: [entity] }) => { if (entity !== undefined) focusOn(entity, 1); });
  view.on('hoverNode', ({ node }) => hover({ entity: node }));
  view.on('blurNode', () => hover(null));
  byId('picture').addEventListener('mousemove', (/** @type {MouseEvent} */ event) => {
    if (event.buttons || (state.hovered && state.hovered.entity !== undefined)) return;
    const edge = edgeAt({ x: event.offsetX, y: event.offsetY });
    hover(edge && { edge: edge.number });
  });
  byId('picture').addEventListener('mouseleave', () => hover(null));
  byId('picture').addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key in DIRECTIONS) walk(event.key);
    else if (event.key === 'Enter' && state.chosen && state.chosen.entity !== undefined) focusOn(state.chosen.entity, 1);
    else if (event.key === '+' || event.key === '=') zoom(1.3);
    else if (event.key === '-') zoom(1 / 1.3);
    else if (event.key === '0') view.fit({ animation: motion() });
    else return;
    event.preventDefault();
  });
}
