// The graph that the page holds. Parts can be added to it: the first is in the file itself. Nothing here touches the screen.

import { HeldArticle, HeldSentence, Lists, listsOf } from './held.js';
import { open } from './opening.js';

/** @import { Columns, Edge, Entity, Evidence, Facts, Link, Part, Spot } from './types.d.ts' */

/** @type {Entity[]} */
export const entities = [];
/** @type {Edge[]} */
export const edges = [];
/** @type {HeldArticle[]} */
export const articles = [];
/** The edges at each entity. @type {Edge[][]} */
export const edgesAt = [];
/** How many edges join each entity to others. @type {number[]} */
export const degree = [];
/** All entities, the best connected first. @type {number[]} */
export const byDegree = [];
/** @type {Map<number, Spot>} */
const places = new Map();
/** @type {Map<number, Link>} */
const links = new Map();
/** The community of each entity that the layout found. @type {Map<number, number>} */
export const communityOf = new Map();

/** Where an entity stands on the picture of all. @param {number} number */
export const placeOf = (number) => /** @type {Spot} */ (places.get(number));

/** How an edge is drawn. @param {number} number */
export const linkOf = (number) => /** @type {Link} */ (links.get(number));

const numbersOf = { entities: new Map(), edges: new Map(), articles: new Map() };

/** What the page came with; let go once it is taken in, since its columns weigh as much as what is made of them. @type {(Facts & Part) | null} */
let brought = await open('facts');
/** What holds for the whole graph. @type {Facts} */
export const facts = (({ whole, budget, labels, measures }) => ({ whole, budget, labels, measures }))(/** @type {Facts} */ (brought));

/**
 * The rows of some columns as objects.
 * @param {Columns} columns
 * @returns {any[]}
 */
function unroll(columns) {
  const names = Object.keys(columns);
  return (columns[names[0]] || []).map((_, row) => Object.fromEntries(names.map((name) => [name, columns[name][row]])));
}

/**
 * Numbers for the rows of a part: what is known keeps its number, the rest comes behind.
 * @param {'entities' | 'edges' | 'articles'} kind
 * @param {string[]} ids
 */
function numberAll(kind, ids) {
  const known = numbersOf[kind];
  return ids.map((id) => {
    const fresh = !known.has(id);
    if (fresh) known.set(id, known.size);
    return { number: known.get(id), fresh };
  });
}

/**
 * Takes a part of the graph into what the page holds; what is there already is only added to.
 * @param {Part} part
 */
export function add(part) {
  const { words } = part;
  const entityNumbers = numberAll('entities', part.entities.id);
  const articleNumbers = numberAll('articles', part.articles.id);
  const entity = (/** @type {number} */ index) => entityNumbers[index].number;
  const article = (/** @type {number} */ index) => articleNumbers[index].number;
  unroll(part.entities).forEach((row, index) => {
    const named = row.articles.map(article);
    if (!entityNumbers[index].fresh) {
      const known = entities[entity(index)];
      known.articles = [...new Set([...known.articles, ...named])];
      return;
    }
    entities.push({ ...row, kind: words[row.kind], type: words[row.type], articles: named });
    edgesAt.push([]);
    degree.push(0);
    byDegree.push(entity(index));
  });
  const named = part.articles.mentions.map((/** @type {number[]} */ flat) => flat.map((one, at) => (at % 3 === 2 ? entity(one) : one)));
  const marks = { ...listsOf(part.articles, ['pieces']), mentions: new Lists(named) };
  unroll(part.articles).forEach((row, index) => {
    const opened = new HeldArticle(row, marks, index);
    if (articleNumbers[index].fresh) articles.push(opened);
    else articles[article(index)].mark(opened.mentions);
  });
  const spots = listsOf(part.evidence, ['subject', 'object', 'at']);
  const said = unroll(part.evidence).map((row, index) => new HeldSentence(row, article(row.a), words[row.rule], spots, index));
  let from = 0;
  const edgeNumbers = numberAll('edges', part.edges.id);
  unroll(part.edges).forEach((row, index) => {
    const evidence = said.slice(from, from += row.said);
    if (edgeNumbers[index].fresh) takeEdge(row, evidence, edgeNumbers[index].number, words, entity);
  });
  byDegree.sort((a, b) => degree[b] - degree[a] || a - b);
}

/** Most edges are said by one article: they share its set. @type {Map<number, Set<number>>} */
const alone = new Map();

/** The articles that say an edge. @param {Evidence[]} evidence */
function saidIn(evidence) {
  const found = new Set(evidence.map((one) => one.a));
  if (found.size !== 1) return found;
  const [article] = found;
  if (!alone.has(article)) alone.set(article, found);
  return /** @type {Set<number>} */ (alone.get(article));
}

/**
 * @param {any} row
 * @param {Evidence[]} evidence
 * @param {number} number
 * @param {string[]} words
 * @param {(index: number) => number} entity
 */
function takeEdge(row, evidence, number, words, entity) {
  const o = row.o < 0 ? undefined : entity(row.o);
  const edge = {
    number, id: row.id, s: entity(row.s), r: words[row.r], o, v: row.v, c: row.c,
    status: /** @type {Edge['status']} */ (words[row.status]), time: row.time, evidence,
    articles: saidIn(evidence),
  };
  edges.push(edge);
  edgesAt[edge.s].push(edge);
  if (o === undefined) return;
  degree[edge.s] += 1;
  if (o === edge.s) return;
  edgesAt[o].push(edge);
  degree[o] += 1;
}

/** @param {string} id @returns {number | undefined} */
export const entityOf = (id) => numbersOf.entities.get(id);

/** @param {string} id @returns {number | undefined} */
export const edgeOf = (id) => numbersOf.edges.get(id);

/** @param {string} id @returns {number | undefined} */
export const articleOf = (id) => numbersOf.articles.get(id);

/** @param {Edge} edge @param {number} entity */
export const otherEnd = (edge, entity) => (edge.s === entity ? edge.o : edge.s);

/** @param {number} entity @returns {number[]} */
export function neighbours(entity) {
  const found = new Set(edgesAt[entity].map((edge) => otherEnd(edge, entity)));
  found.delete(entity);
  found.delete(undefined);
  return /** @type {number[]} */ ([...found]);
}

add(/** @type {Part} */ (/** @type {unknown} */ (brought)));
brought = null;
const network = await open('network');
for (const node of network.nodes) {
  places.set(node.id, node);
  communityOf.set(node.id, node.group);
}
for (const link of network.edges) links.set(link.id, link);

// What comes from a server has no place yet: it stands around what was asked for, on a spiral that never closes.
const TURN = Math.PI * (3 - Math.sqrt(5));
const REACH = 150;
const WIDENING = 26;

/**
 * Adds a part of the graph around one of its entities.
 * @param {Part} part
 * @param {string} id
 */
export function addAround(part, id) {
  add(part);
  const { least, growth } = facts.measures;
  const centre = placeOf(/** @type {number} */ (entityOf(id))) || { x: 0, y: 0 };
  let turn = 0;
  for (let one = 0; one < entities.length; one += 1) {
    const size = least + growth * Math.sqrt(degree[one]);
    const placed = places.get(one);
    if (placed) places.set(one, { ...placed, size });
    else {
      const reach = entities[one].id === id ? 0 : REACH + WIDENING * Math.sqrt(turn);
      places.set(one, { x: centre.x + reach * Math.cos(turn * TURN), y: centre.y + reach * Math.sin(turn * TURN), size });
      turn += 1;
    }
  }
  bendEdges();
}

// Edges between the same two lie beside each other, as those do that the page came with.
function bendEdges() {
  const { bend, doubtful } = facts.measures;
  const between = new Map();
  for (const edge of edges) {
    if (edge.o === undefined) continue;
    const key = [edge.s, edge.o].sort((a, b) => a - b).join(' ');
    const turn = between.get(key) || 0;
    between.set(key, turn + 1);
    if (links.has(edge.number)) continue;
    const aside = bend * Math.floor((turn + 1) / 2) * (turn % 2 ? 1 : -1);
    links.set(edge.number, {
      id: edge.number, from: edge.s, to: edge.o, bend: edge.s <= edge.o ? aside : -aside,
      dashes: edge.c < doubtful || edge.status !== 'stated',
    });
  }
}
