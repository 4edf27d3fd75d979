// The picture: vis-network moves and zooms it and draws the nodes; lines lie under them, and over all a veil with
// what is chosen, then the names.

const nodes = new vis.DataSet();
const NEAR = 7;
const PARTS = 6;
let view = null;
let drawn = { numbers: [], edges: [] };
let visible = new Set();

function dressNode(number) {
  const place = (state.focus && state.focus.places.get(number)) || placeOf.get(number);
  return {
    id: number, x: place.x, y: place.y, shape: 'custom',
    ctxRenderer: ({ ctx, x, y }) => ({
      drawNode: () => paintNode(ctx, number, x, y, view.getScale(), false),
      nodeDimensions: { width: radius(number, view.getScale()) * 2, height: radius(number, view.getScale()) * 2 },
    }),
  };
}

function replace(set, wanted) {
  const ids = new Set(wanted.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !ids.has(id)));
  set.update(wanted);
}

function show() {
  drawn = shown();
  const before = nodes.length;
  replace(nodes, drawn.numbers.map(dressNode));
  visible = new Set(drawn.edges);
  if (!before && nodes.length) view.fit({ animation: false });
  describe();
}

function describe() {
  const { numbers, total } = drawn;
  const values = {
    entities: numbers.length, allEntities: entities.length,
    edges: drawn.edges.length, allEdges: network.edges.length,
  };
  let text = say(total.numbers.length > numbers.length ? 'shownBudget' : 'shown', values);
  if (state.focus) text = say('focused', { ...values, name: entities[state.focus.entity].name });
  byId('shown').textContent = text;
  byId('leave').hidden = !state.focus;
  byId('nothing').hidden = numbers.length > 0;
}

// Entities and edges that stand out now.
function emphasis() {
  const found = { entities: new Set(), edges: [], main: null };
  const add = (target) => {
    if (target.edge !== undefined) {
      const edge = edges[target.edge];
      found.edges.push(edge);
      for (const end of [edge.s, edge.o]) if (end !== undefined) found.entities.add(end);
    } else {
      found.main = target.entity;
      found.entities.add(target.entity);
      for (const edge of drawn.edges) {
        if (edge.s !== target.entity && edge.o !== target.entity) continue;
        found.edges.push(edge);
        found.entities.add(edge.s).add(edge.o);
      }
    }
  };
  const target = state.hovered || state.chosen;
  if (target) add(target);
  found.entities = new Set([...found.entities].filter((number) => nodes.get(number)));
  found.edges = found.edges.filter((edge) => visible.has(edge));
  return found;
}

function paintUnder(context) {
  paintLines(context, drawn.edges, view.getPositions(drawn.numbers), view.getScale());
}

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
      const colour = lit.main === null ? colours.accent : colours[entities[edge.s].kind];
      paintEdge(context, linkOf.get(edge.id), places[edge.s], places[edge.o], scale, colour);
    }
    for (const number of lit.entities) {
      paintNode(context, number, places[number].x, places[number].y, scale, number === lit.main || lit.main === null);
    }
  }
  paintNames(context, places, lit, scale);
}

// A focus has places of its own: neighbours on a circle, what lies behind them on a wider one.
function focusOn(entity, steps) {
  const places = new Map([[entity, { x: 0, y: 0 }]]);
  const angleOf = (number) => Math.atan2(placeOf.get(number).y - placeOf.get(entity).y, placeOf.get(number).x - placeOf.get(entity).x);
  const passed = new Set(passing().edges);
  const near = (number) => [...new Set(edgesAt[number].filter((edge) => edge.o !== undefined && passed.has(edge)).map((edge) => otherEnd(edge, number)))]
    .filter((other) => !places.has(other)).sort((a, b) => angleOf(a) - angleOf(b) || a - b);
  const ring = (members, reach, from, width) => members.forEach((number, index) => {
    const turn = from + (width * (index + 0.5)) / members.length;
    // Every second one stands further out where the circle is crowded, so that names find room.
    const out = members.length > 14 ? reach * (1 + 0.22 * (index % 2)) : reach;
    places.set(number, { x: Math.round(1.3 * out * Math.cos(turn)), y: Math.round(out * Math.sin(turn)), turn });
  });
  const first = near(entity);
  const reach = Math.max(170, first.length * 17);
  ring(first, reach, -Math.PI / 2 - Math.PI / Math.max(1, first.length), 2 * Math.PI);
  if (steps > 1) {
    for (const number of first) {
      const width = (2 * Math.PI) / first.length;
      ring(near(number), reach * 1.75, places.get(number).turn - width / 2, width);
    }
  }
  state.focus = { entity, steps, places };
  refresh();
  view.fit({ nodes: drawn.numbers, animation: motion() });
}

function leaveFocus() {
  if (!state.focus) return;
  state.focus = null;
  refresh();
  view.fit({ animation: motion() });
}

const motion = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 350, easingFunction: 'easeInOutQuad' });

function lookAt(number) {
  if (!nodes.get(number)) return;
  const place = view.getPosition(number);
  const { x, y } = view.canvasToDOM(place);
  const stage = byId('picture');
  const inside = x > 60 && y > 60 && x < stage.clientWidth - 60 && y < stage.clientHeight - 60;
  if (!inside || view.getScale() < 0.45) view.moveTo({ position: place, scale: Math.max(view.getScale(), 0.8), animation: motion() });
  else view.redraw();
}

// The arrow keys walk to the neighbour that lies most in their direction.
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function walk(key) {
  if (!state.chosen || state.chosen.entity === undefined) return drawn.numbers.length ? choose({ entity: drawn.numbers[0] }) : undefined;
  const here = view.getPosition(state.chosen.entity);
  const [dx, dy] = DIRECTIONS[key];
  let best = null;
  let least = Infinity;
  for (const number of neighbours(state.chosen.entity)) {
    if (!nodes.get(number)) continue;
    const there = view.getPosition(number);
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    if (along > 0 && along + 2 * aside < least) [best, least] = [number, along + 2 * aside];
  }
  return best === null ? undefined : choose({ entity: best });
}

function zoom(factor) {
  view.moveTo({ scale: Math.min(4, Math.max(0.03, view.getScale() * factor)), animation: motion() });
}

// The edge under the pointer, if one is as near as a finger's precision asks.
function edgeAt(pointer) {
  const places = view.getPositions(drawn.numbers);
  const at = view.DOMtoCanvas(pointer);
  let best = null;
  let least = NEAR / view.getScale();
  for (const edge of drawn.edges) {
    const [from, to] = [places[edge.s], places[edge.o]];
    let last = from;
    for (let part = 1; part <= PARTS; part += 1) {
      const next = pointOf(from, to, linkOf.get(edge.id).bend, part / PARTS);
      const far = distanceTo(at, last, next);
      if (far < least) [best, least] = [edge, far];
      last = next;
    }
  }
  return best;
}

function distanceTo(at, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = Math.min(1, Math.max(0, ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(at.x - from.x - along * dx, at.y - from.y - along * dy);
}

function hover(target) {
  const same = target && state.hovered ? target.entity === state.hovered.entity && target.edge === state.hovered.edge : target === state.hovered;
  if (same) return;
  state.hovered = target;
  byId('picture').classList.toggle('over', Boolean(target));
  view.redraw();
}

function openPicture() {
  view = new vis.Network(byId('picture'), { nodes, edges: [] }, read('options'));
  view.on('beforeDrawing', paintUnder);
  view.on('afterDrawing', paintOver);
  view.on('click', ({ nodes: [entity], pointer }) => {
    const edge = entity === undefined ? edgeAt(pointer.DOM) : null;
    if (entity !== undefined) choose({ entity });
    else choose(edge && { edge: edge.id });
  });
  view.on('doubleClick', ({ nodes: [entity] }) => { if (entity !== undefined) focusOn(entity, 1); });
  view.on('hoverNode', ({ node }) => hover({ entity: node }));
  view.on('blurNode', () => hover(null));
  byId('picture').addEventListener('mousemove', (event) => {
    if (event.buttons || (state.hovered && state.hovered.entity !== undefined)) return;
    const edge = edgeAt({ x: event.offsetX, y: event.offsetY });
    hover(edge && { edge: edge.id });
  });
  byId('picture').addEventListener('mouseleave', () => hover(null));
  byId('picture').addEventListener('keydown', (event) => {
    if (event.key in DIRECTIONS) walk(event.key);
    else if (event.key === 'Enter' && state.chosen && state.chosen.entity !== undefined) focusOn(state.chosen.entity, 1);
    else if (event.key === '+' || event.key === '=') zoom(1.3);
    else if (event.key === '-') zoom(1 / 1.3);
    else if (event.key === '0') view.fit({ animation: motion() });
    else return;
    event.preventDefault();
  });
}
