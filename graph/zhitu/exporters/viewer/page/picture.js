// The picture: vis-network moves and zooms it and knows what the pointer is over; the painting is ours.

import { focusOn, nameFocus } from './focus.js';
import { edges, entities, facts, placeOf } from './graph.js';
import { byId, open } from './opening.js';
import { paintOver, paintUnder } from './painting.js';
import { DIRECTIONS, edgeAt, hover, walk } from './pointer.js';
import { radius } from './shapes.js';
import { drawn, inSight, locate, look, motion, see, view } from './sight.js';
import { choose, shown, state } from './state.js';
import { say } from './words.js';

/** @import { Edge, Point } from './types.d.ts' */

const nodes = new vis.DataSet();
const options = await open('options');

/** vis-network asks each node how large it is, and to paint itself. */
const leaveIt = () => {};

/** Where each node was put: vis-network is slow to take one anew, and most stay where they are. @type {Map<number, Point>} */
const put = new Map();

/** Where a node belongs now. @param {number} number @returns {Point} */
const placeNow = (number) => (state.focus && state.focus.places.get(number)) || placeOf(number);

/** @param {number} number */
function isMoved(number) {
  const [was, is] = [put.get(number), placeNow(number)];
  return !was || was.x !== is.x || was.y !== is.y;
}

/** @param {number} number */
function dressNode(number) {
  const place = placeNow(number);
  put.set(number, { x: place.x, y: place.y });
  return {
    id: number, x: place.x, y: place.y, shape: 'custom',
    ctxRenderer: () => {
      const width = radius(number, view.getScale()) * 2;
      return { drawNode: leaveIt, nodeDimensions: { width, height: width } };
    },
  };
}

/** Brings the picture up to what the reader set. */
export function show() {
  const next = shown();
  const before = nodes.length;
  // vis-network draws at once whenever its nodes change: add first, then forget, so that no line lacks an end.
  const fresh = next.numbers.filter(isMoved);
  nodes.update(fresh.map(dressNode));
  see(next);
  const gone = [...put.keys()].filter((number) => !inSight.entities.has(number));
  for (const number of gone) put.delete(number);
  nodes.remove(gone);
  if (!gone.length) view.redraw();
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
  const whole = facts.whole.entities;
  byId('held').textContent = whole > entities.length ? say('heldPart', { held: entities.length, whole }) : '';
  byId('leave').hidden = !state.focus;
  byId('unhide').hidden = !state.hidden.size;
  byId('unhide').textContent = say('unhide', { count: state.hidden.size });
  byId('nothing').hidden = numbers.length > 0;
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
  view.on('dragging', ({ nodes: [entity] }) => { if (entity !== undefined) locate(); });
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
