// The answer as a graph, drawn by the vis-network that the explorer uses too. Its labels are painted, never markup.

import { make, tell } from './elements.js';
import { caption } from './captions.js';
import { connect } from './connections.js';
import { labelOf, learnLabels } from './labels.js';
import { isEntity, read, show, shorten } from './terms.js';
import { say } from './words.js';

/** @import { Answer } from './answers.js' */
/** @import { Caption } from './captions.js' */
/** @import { Connections, Edge, Node } from './connections.js' */
/** @import { Term } from './terms.js' */

const MOST = 300;
const LONGEST = 22;
const STEPS = 150;
/** Pixels of a relation's name below which it is not drawn. */
const READABLE = 9;
/** @type {Record<string, string>} */
const SHAPES = { organization: 'square', person: 'dot', place: 'triangle', program: 'diamond' };
/** @type {Record<string, string>} */
const SIGNS = { organization: '■', person: '●', place: '▲', program: '◆' };
const KINDS = /^(organization|person|place|program)-/;

/** @type {any} */
let drawn = null;

/**
 * @param {HTMLElement} place
 * @param {Answer} answer
 */
export async function showNetwork(place, answer) {
  close();
  const found = connect(answer, MOST);
  if (!found.edges.length) {
    place.replaceChildren(make('p', { class: 'none' }, say('noGraph')));
    return;
  }
  const picture = make('div', { id: 'picture', role: 'img', 'aria-label': say('graphOf', { nodes: found.nodes.length, edges: found.edges.length }) });
  const about = make('p', { id: 'about', 'aria-live': 'polite' }, say('graphHint'));
  place.replaceChildren(legend(found.nodes), picture, about, ...(found.left ? [make('p', { class: 'note' }, say('graphCut', { most: MOST, left: found.left }))] : []));
  await Promise.all([load(), learnLabels(found.nodes.map((node) => node.term))]);
  if (picture.isConnected) paint(picture, about, found);
}

export function close() {
  drawn?.destroy();
  drawn = null;
}

/** Loads the library when a graph is first asked for: it is larger than the rest of the page. */
async function load() {
  if ('vis' in window) return;
  const script = /** @type {HTMLScriptElement} */ (make('script', { src: new URL('query/vis-network.js', document.baseURI).href }));
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error('vis-network')));
    document.head.append(script);
  });
}

/**
 * @param {HTMLElement} picture
 * @param {HTMLElement} about
 * @param {Connections} found
 */
function paint(picture, about, { nodes, edges }) {
  const style = getComputedStyle(document.body);
  /** @param {string} name */
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const face = style.fontFamily || 'sans-serif';
  const { vis } = /** @type {any} */ (window);
  drawn = new vis.Network(picture, {
    nodes: nodes.map((node) => dress(node, colour)),
    edges: edges.map((edge) => ({ from: edge.from, to: edge.to, label: cut(edge.label) })),
  }, {
    layout: { randomSeed: 7, improvedLayout: nodes.length < 120 },
    physics: { solver: 'forceAtlas2Based', stabilization: { iterations: STEPS } },
    nodes: { size: 14, borderWidth: 1 },
    edges: { arrows: 'to', smooth: { enabled: true, type: 'continuous' }, color: colour('edge'), font: { face, color: colour('soft'), size: 13, strokeWidth: 3, strokeColor: colour('card') }, scaling: { label: { drawThreshold: READABLE } } },
    interaction: { hover: false, keyboard: { enabled: true, bindToWindow: false }, hideEdgesOnDrag: edges.length > 400 },
  });
  caption(drawn, rank(nodes, edges), { ink: colour('ink'), ground: colour('card'), face });
  drawn.once('stabilizationIterationsDone', () => {
    drawn.setOptions({ physics: false });
    drawn.fit();
    picture.dataset.ready = 'true';
  });
  drawn.on('click', (/** @type {{ nodes: number[] }} */ event) => {
    const node = nodes[event.nodes[0] ?? -1];
    if (!node) return;
    about.replaceChildren(show(node.term, labelOf(node.term)));
    tell(labelOf(node.term) ?? read(node.term));
  });
}

/**
 * @param {Node} node
 * @param {(name: string) => string} colour
 */
function dress({ term, number }, colour) {
  const kind = kindOf(term);
  const fill = colour(kind || 'other');
  return { id: number, shape: SHAPES[kind] ?? 'dot', size: sizeOf(kind), color: { background: fill, border: fill, highlight: { background: fill, border: colour('ink') } } };
}

/**
 * The names of the nodes, the best connected first.
 *
 * @param {Node[]} nodes
 * @param {Edge[]} edges
 * @returns {Caption[]}
 */
function rank(nodes, edges) {
  const degrees = nodes.map(() => 0);
  for (const end of edges.flatMap(({ from, to }) => [from, to])) degrees[end] = (degrees[end] ?? 0) + 1;
  const degree = (/** @type {Node} */ node) => degrees[node.number] ?? 0;
  return [...nodes].sort((a, b) => degree(b) - degree(a) || a.number - b.number)
    .map(({ term, number }) => ({ number, text: cut(labelOf(term) ?? read(term)), size: sizeOf(kindOf(term)) }));
}

/** @param {string} kind */
const sizeOf = (kind) => (kind ? 14 : 9);

/**
 * Which sign stands for which kind, of the kinds that are there.
 *
 * @param {Node[]} nodes
 */
function legend(nodes) {
  const there = new Set(nodes.map(({ term }) => kindOf(term)));
  const kinds = Object.keys(SIGNS).filter((kind) => there.has(kind));
  return make('p', { class: 'legend' }, ...kinds.map((kind) => make('span', {}, make('span', { class: kind, 'aria-hidden': 'true' }, SIGNS[kind] ?? ''), ` ${say(kind)}`)));
}

/** @param {Term} term */
const kindOf = (term) => (isEntity(term.value) && KINDS.exec(shorten(term.value))?.[1]) || '';

/** @param {string} text */
function cut(text) {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : text;
}

