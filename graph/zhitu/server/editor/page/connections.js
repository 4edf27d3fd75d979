// Which nodes and edges the rows of an answer speak of.

import { isEntity, isNumber, isTime, nameOf } from './terms.js';

/** @import { Answer } from './answers.js' */
/** @import { Term } from './terms.js' */

/** @typedef {{ term: Term, number: number }} Node */
/** @typedef {{ from: number, to: number, label: string }} Edge */
/** @typedef {{ nodes: Node[], edges: Edge[], left: number }} Connections `left` rows found no room */

const SUBJECTS = new Set(['s', 'subject']);
const RELATIONS = new Set(['p', 'predicate', 'relation']);
const OBJECTS = new Set(['o', 'object']);
const LOOKED_AT = 200;

/**
 * Rows of subject, relation, object are edges, and so are three names in a row; of other rows each tells of edges from its
 * first thing to the others.
 *
 * @param {Answer} answer
 * @param {number} room for nodes
 * @returns {Connections}
 */
export function connect(answer, room) {
  const { relation, pairs } = plan(answer);
  /** @type {Map<string, Node>} */
  const nodes = new Map();
  /** @type {Map<string, Edge>} */
  const edges = new Map();
  let left = 0;
  for (const row of answer.rows) {
    for (const [start, end] of pairs) {
      const [one, other] = [row[start], row[end]];
      if (!one || !other) continue;
      const [from, to] = [place(nodes, one, room), place(nodes, other, room)];
      if (!from || !to) {
        left += 1;
        continue;
      }
      const verb = row[relation];
      const label = verb ? nameOf(verb) : answer.columns[end] ?? '';
      edges.set([from.number, to.number, label].join(' '), { from: from.number, to: to.number, label });
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()], left };
}

/**
 * @param {Map<string, Node>} nodes
 * @param {Term} term
 * @param {number} room
 */
function place(nodes, term, room) {
  const key = JSON.stringify([term.kind, term.value, term.language, term.datatype]);
  const known = nodes.get(key);
  if (known || nodes.size >= room) return known;
  const made = { term, number: nodes.size };
  nodes.set(key, made);
  return made;
}

/**
 * The column of relations (or none, -1), and the pairs of columns that are joined.
 *
 * @param {Answer} answer
 * @returns {{ relation: number, pairs: [number, number][] }}
 */
function plan({ columns, rows }) {
  const looked = rows.slice(0, LOOKED_AT);
  /** @param {Set<string>} names */
  const named = (names) => columns.findIndex((name) => names.has(name.toLowerCase()));
  const [subject, object] = [named(SUBJECTS), named(OBJECTS)];
  const relation = named(RELATIONS);
  if (subject >= 0 && object >= 0) return { relation, pairs: [[subject, object]] };
  const things = columns.map((_, at) => at).filter((at) => at !== relation && most(looked, at, isThing));
  const entities = things.filter((at) => most(looked, at, (term) => isEntity(term.value)));
  const chosen = entities.length > 1 ? entities : things;
  const [before, after] = [chosen.filter((at) => at < relation).at(-1), chosen.find((at) => at > relation)];
  if (relation >= 0 && before !== undefined && after !== undefined) return { relation, pairs: [[before, after]] };
  const [first, second, third, ...more] = chosen;
  if (first !== undefined && second !== undefined && third !== undefined && !more.length && !entities.length) {
    return { relation: second, pairs: [[first, third]] };
  }
  const others = chosen.slice(1);
  return { relation: -1, pairs: first === undefined ? [] : others.map((at) => [first, at]) };
}

/** @param {Term} term */
const isThing = (term) => term.kind !== 'literal' || (!isNumber(term) && !isTime(term));

/**
 * Whether most of what stands in a column is so.
 *
 * @param {Answer['rows']} rows
 * @param {number} at
 * @param {(term: Term) => boolean} so
 */
function most(rows, at, so) {
  const bound = rows.flatMap((row) => row[at] ?? []);
  return bound.length > 0 && bound.filter(so).length * 2 > bound.length;
}
