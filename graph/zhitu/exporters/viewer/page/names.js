// Names on the picture: of one size on the screen whatever the zoom, best connected first, none over another.

import { byDegree, degree, entities, linkOf } from './graph.js';
import { byId } from './opening.js';
import { pointOf, radius } from './shapes.js';
import { drawn, view } from './sight.js';
import { colours } from './theme.js';
import { nameTerm } from './words.js';

const CELL = 64;
const LONGEST = 14;
// How much of a name is seen that does not stand out while another does.
const BEHIND = 0.5;
const widths = new Map();

function measure(context, text, font) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

// Boxes that are taken, found again by the cells they lie in.
function makeGrid(width, height) {
  const cells = new Map();
  const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const keysOf = (box) => {
    const keys = [];
    for (let row = Math.floor(box.y / CELL); row <= Math.floor((box.y + box.height) / CELL); row += 1) {
      for (let column = Math.floor(box.x / CELL); column <= Math.floor((box.x + box.width) / CELL); column += 1) {
        keys.push(row * 4096 + column);
      }
    }
    return keys;
  };
  return {
    holds: (box) => box.x > 0 && box.y > 0 && box.x + box.width < width && box.y + box.height < height,
    inside: (box) => box.x + box.width > 0 && box.y + box.height > 0 && box.x < width && box.y < height,
    free: (box) => keysOf(box).every((key) => (cells.get(key) || []).every((other) => !meet(box, other))),
    take: (box) => keysOf(box).forEach((key) => {
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push(box);
    }),
  };
}

function write(context, text, box, font, colour) {
  context.font = font;
  context.lineWidth = 4;
  context.strokeStyle = colours.paper;
  context.strokeText(text, box.x + box.width / 2, box.y + box.height / 2);
  context.fillStyle = colour;
  context.fillText(text, box.x + box.width / 2, box.y + box.height / 2);
}

const shorten = (text, most) => ([...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text);

function fontOf(size, bold) {
  return `${bold ? 600 : 400} ${size}px ${getComputedStyle(document.body).fontFamily}`;
}

export function paintNames(context, places, lit, scale) {
  const stage = byId('picture');
  const grid = makeGrid(stage.clientWidth, stage.clientHeight);
  const marks = makeGrid(stage.clientWidth, stage.clientHeight);
  const fonts = { plain: fontOf(12.5, false), hub: fontOf(14, true), edge: fontOf(12, false) };
  const standsOut = lit.entities.size > 0;
  const onScreen = new Map(drawn.numbers.map((number) => [number, view.canvasToDOM(places[number])]));
  context.save();
  const ratio = context.canvas.width / stage.clientWidth;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';

  const boxOf = (number) => {
    const r = radius(number, scale) * scale;
    const at = onScreen.get(number);
    return { x: at.x - r, y: at.y - r, width: 2 * r, height: 2 * r };
  };
  const order = [...drawn.numbers].sort((a, b) => (b === lit.main) - (a === lit.main) || lit.entities.has(b) - lit.entities.has(a));
  for (const number of standsOut ? lit.entities : order) if (marks.inside(boxOf(number))) marks.take(boxOf(number));

  const nameOne = (number) => {
    const mark = boxOf(number);
    if (!grid.inside(mark)) return;
    const near = lit.entities.has(number);
    const font = degree[number] >= hubDegree || number === lit.main ? fonts.hub : fonts.plain;
    const text = shorten(entities[number].name, near ? 24 : LONGEST);
    const width = measure(context, text, font) + 4;
    const height = 17;
    const middle = mark.x + mark.width / 2 - width / 2;
    const choices = [
      { x: middle, y: mark.y + mark.height + 2 },
      { x: middle, y: mark.y - height - 2 },
      { x: mark.x + mark.width + 3, y: mark.y + mark.height / 2 - height / 2 },
      { x: mark.x - width - 3, y: mark.y + mark.height / 2 - height / 2 },
    ].map((corner) => ({ ...corner, width, height }));
    const free = choices.filter(grid.free);
    // A name may be written over small marks only where it matters: hubs stand in the thick of them.
    const box = free.find((one) => marks.free(one) && marks.holds(one)) || (near || (font === fonts.hub && !standsOut) ? free[0] : null);
    if (!box) return;
    grid.take(box);
    write(context, text, box, font, standsOut && !near ? colours.faint : colours.ink);
  };
  const first = order.filter((number) => lit.entities.has(number));
  first.forEach(nameOne);
  nameEdges(context, grid, places, lit, fonts.edge, scale);
  context.globalAlpha = standsOut ? BEHIND : 1;
  order.filter((number) => !lit.entities.has(number)).forEach(nameOne);
  context.restore();
}

// Relations are named where they are chosen, and everywhere once few enough are in sight.
function nameEdges(context, grid, places, lit, font, scale) {
  const chosen = lit.edges.length > 0;
  if (!chosen && scale < 1.15) return;
  for (const edge of chosen ? lit.edges : drawn.edges) {
    const at = view.canvasToDOM(pointOf(places[edge.s], places[edge.o], linkOf(edge.number).bend, 0.5));
    const text = nameTerm(edge.r);
    const width = measure(context, text, font) + 8;
    const box = { x: at.x - width / 2, y: at.y - 8, width, height: 16 };
    if (!grid.inside(box) || !grid.free(box)) continue;
    grid.take(box);
    write(context, text, box, font, chosen ? colours['edge-strong'] : colours.faint);
  }
}

// The degree from which a name is set larger: that of the twelfth best connected, and three at least.
const hubDegree = Math.max(3, degree[byDegree[Math.min(12, byDegree.length) - 1]] || 0);
