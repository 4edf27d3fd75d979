// Names on the picture: of one size on the screen whatever the zoom, best connected first, none over another.

import { Boxes } from './boxes.js';
import { byDegree, degree, entities, linkOf } from './graph.js';
import { byId } from './opening.js';
import { pointOf, radius } from './shapes.js';
import { drawn, view } from './sight.js';
import { colours } from './theme.js';
import { nameTerm } from './words.js';

/** @import { Box, Lit, Point } from './types.d.ts' */

const LONGEST = 14;
const LONGEST_LIT = 24;
const HEIGHT = 17;
/** How much of a name is seen that does not stand out while another does. */
const BEHIND = 0.5;
/** From this scale on every relation in sight is named: before, there are too many. */
const RELATIONS_FROM = 1.15;
/** So many of the best connected are set larger, unless they have fewer edges than this. */
const HUBS = 12;
const HUB_EDGES = 3;

/** The widths of texts that were measured, by font. @type {Map<string, Map<string, number>>} */
const widths = new Map();

/**
 * How wide a text is.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {string} font
 */
function measure(context, text, font) {
  let known = widths.get(font);
  if (!known) widths.set(font, known = new Map());
  let width = known.get(text);
  if (width === undefined) {
    context.font = font;
    width = context.measureText(text).width;
    known.set(text, width);
  }
  return width;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {Box} box
 * @param {string} font
 * @param {string} colour
 */
function write(context, text, box, font, colour) {
  context.font = font;
  context.lineWidth = 4;
  context.strokeStyle = colours.paper;
  context.strokeText(text, box.x + box.width / 2, box.y + box.height / 2);
  context.fillStyle = colour;
  context.fillText(text, box.x + box.width / 2, box.y + box.height / 2);
}

/** @param {string} text @param {number} most */
function shorten(text, most) {
  if (text.length <= most) return text;
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}

/** @param {number} size @param {boolean} bold */
const fontOf = (size, bold) => `${bold ? 600 : 400} ${size}px ${colours.letters}`;

/** The degree from which a name is set larger. */
const hubDegree = () => Math.max(HUB_EDGES, degree[byDegree[Math.min(HUBS, byDegree.length) - 1]] || 0);

/** The names that are on the picture now, with their places on the screen. @type {(Box & { text: string })[]} */
export let written = [];

/**
 * Writes the names of what is drawn, and of relations where there is room.
 * @param {CanvasRenderingContext2D} context
 * @param {Record<number, Point>} places
 * @param {Lit} lit
 * @param {number} scale
 */
export function paintNames(context, places, lit, scale) {
  const stage = byId('picture');
  const names = new Boxes(stage.clientWidth, stage.clientHeight);
  const marks = new Boxes(stage.clientWidth, stage.clientHeight);
  const corner = view.canvasToDOM({ x: 0, y: 0 });
  const fonts = { plain: fontOf(12.5, false), hub: fontOf(14, true), edge: fontOf(12, false) };
  const standsOut = lit.entities.size > 0;
  const large = hubDegree();
  written = [];
  context.save();
  const ratio = context.canvas.width / stage.clientWidth;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';

  /** @param {number} number @returns {Box} */
  const markOf = (number) => {
    const r = radius(number, scale) * scale;
    const at = places[number];
    return { x: at.x * scale + corner.x - r, y: at.y * scale + corner.y - r, width: 2 * r, height: 2 * r };
  };
  /** @type {[number, Box][]} */
  const first = [];
  /** @type {[number, Box][]} */
  const rest = [];
  for (const number of drawn.numbers) {
    const mark = markOf(number);
    if (!names.inside(mark)) continue;
    const near = lit.entities.has(number);
    if (number === lit.main) first.unshift([number, mark]);
    else (near ? first : rest).push([number, mark]);
    if (near || !standsOut) marks.take(mark);
  }

  /** @param {[number, Box]} of @param {boolean} near */
  const nameOne = ([number, mark], near) => {
    const font = degree[number] >= large || number === lit.main ? fonts.hub : fonts.plain;
    const text = shorten(entities[number].name, near ? LONGEST_LIT : LONGEST);
    const width = measure(context, text, font) + 4;
    // A name may be written over small marks only where it matters: hubs stand in the thick of them.
    const box = roomFor(mark, width, names, marks, near || (font === fonts.hub && !standsOut));
    if (!box) return;
    names.take(box);
    written.push({ ...box, text });
    write(context, text, box, font, standsOut && !near ? colours.faint : colours.ink);
  };
  for (const one of first) nameOne(one, true);
  nameEdges(context, names, places, lit, fonts.edge, scale);
  context.globalAlpha = standsOut ? BEHIND : 1;
  for (const one of rest) nameOne(one, false);
  context.restore();
}

/**
 * A free place for a name at its mark: below, above, right or left of it.
 * @param {Box} mark
 * @param {number} width
 * @param {Boxes} names
 * @param {Boxes} marks
 * @param {boolean} matters
 */
function roomFor(mark, width, names, marks, matters) {
  const middle = mark.x + mark.width / 2 - width / 2;
  const level = mark.y + mark.height / 2 - HEIGHT / 2;
  let spare = null;
  for (const [x, y] of [
    [middle, mark.y + mark.height + 2], [middle, mark.y - HEIGHT - 2],
    [mark.x + mark.width + 3, level], [mark.x - width - 3, level],
  ]) {
    const box = { x, y, width, height: HEIGHT };
    if (!names.holds(box) || !names.free(box)) continue;
    if (marks.free(box)) return box;
    if (!spare) spare = box;
  }
  return matters ? spare : null;
}

/**
 * Relations are named where they are chosen, and everywhere once few enough are in sight.
 * @param {CanvasRenderingContext2D} context
 * @param {Boxes} names
 * @param {Record<number, Point>} places
 * @param {Lit} lit
 * @param {string} font
 * @param {number} scale
 */
function nameEdges(context, names, places, lit, font, scale) {
  const chosen = lit.edges.length > 0;
  if (!chosen && scale < RELATIONS_FROM) return;
  for (const edge of chosen ? lit.edges : drawn.edges) {
    const at = view.canvasToDOM(pointOf(places[edge.s], places[edge.o], linkOf(edge.number).bend, 0.5));
    const text = nameTerm(edge.r);
    const width = measure(context, text, font) + 8;
    const box = { x: at.x - width / 2, y: at.y - 8, width, height: 16 };
    if (!names.inside(box) || !names.free(box)) continue;
    names.take(box);
    written.push({ ...box, text });
    write(context, text, box, font, chosen ? colours['edge-strong'] : colours.faint);
  }
}
