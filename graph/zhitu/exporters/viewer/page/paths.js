// Ways through the graph along what passes the filters: who is near, the shortest paths, what two share.

import { edgesAt, entities, otherEnd } from './graph.js';
import { passing, state } from './state.js';

/** @import { Edge } from './types.d.ts' */

/** So many paths of one length are spelt out; how many there are is counted to the end. */
const SPELT = 20;

/** The edges that pass the filters now, between entities that were not taken off the picture. @returns {Set<Edge>} */
export function openEdges() {
  const { hidden } = state;
  return new Set(passing().edges.filter((edge) => edge.o !== undefined && !hidden.has(edge.s) && !hidden.has(edge.o)));
}

/**
 * The entities that an edge joins to one, the surest joined first.
 * @param {number} entity
 * @param {Set<Edge>} open
 */
export function nextTo(entity, open) {
  /** @type {Map<number, number>} */
  const sure = new Map();
  for (const edge of edgesAt[entity]) {
    const other = otherEnd(edge, entity);
    if (other !== undefined && other !== entity && open.has(edge)) sure.set(other, Math.max(edge.c, sure.get(other) || 0));
  }
  return [...sure].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([other]) => other);
}

/**
 * The edges between two entities, in either direction, the surest first.
 * @param {number} one
 * @param {number} other
 * @param {Set<Edge>} open
 */
export function between(one, other, open) {
  return edgesAt[one].filter((edge) => open.has(edge) && otherEnd(edge, one) === other)
    .sort((a, b) => b.c - a.c || a.number - b.number);
}

/**
 * The shortest paths from one entity to another: how many there are, and the first of them, entity by entity. At each
 * step the surest edge is tried first.
 * @param {number} from
 * @param {number} to
 * @param {Set<Edge>} open
 */
export function shortestPaths(from, to, open) {
  /** @type {Map<number, number>} */
  const steps = new Map([[to, 0]]);
  /** How many shortest paths lead on from each. @type {Map<number, number>} */
  const ways = new Map([[to, 1]]);
  let edge = [to];
  while (edge.length && !steps.has(from)) {
    /** @type {number[]} */
    const reached = [];
    for (const number of edge) {
      for (const other of nextTo(number, open)) {
        if (!steps.has(other)) {
          steps.set(other, Number(steps.get(number)) + 1);
          reached.push(other);
        }
        if (steps.get(other) === Number(steps.get(number)) + 1) ways.set(other, (ways.get(other) || 0) + Number(ways.get(number)));
      }
    }
    edge = reached;
  }
  return { count: ways.get(from) || 0, paths: steps.has(from) ? spell(from, to, steps, open) : [] };
}

/**
 * @param {number} from
 * @param {number} to
 * @param {Map<number, number>} steps
 * @param {Set<Edge>} open
 */
function spell(from, to, steps, open) {
  /** @type {number[][]} */
  const found = [];
  const follow = (/** @type {number[]} */ path) => {
    const last = path[path.length - 1];
    if (last === to) found.push(path);
    else {
      const left = Number(steps.get(last));
      for (const next of nextTo(last, open)) {
        if (found.length < SPELT && steps.get(next) === left - 1) follow([...path, next]);
      }
    }
  };
  follow([from]);
  return found;
}

/**
 * What two entities share: neighbours, and articles that name both.
 * @param {number} one
 * @param {number} other
 * @param {Set<Edge>} open
 */
export function sharedBy(one, other, open) {
  const near = new Set(nextTo(other, open));
  const named = new Set(entities[other].articles);
  return {
    entities: nextTo(one, open).filter((number) => near.has(number)),
    articles: entities[one].articles.filter((article) => named.has(article)),
  };
}
