// What the panel says of two entities: the path between them, step by step, or what they share.

import { sourceOf } from './about.js';
import { icon, linkTo, make, tell } from './elements.js';
import { wholeFact } from './facts.js';
import { turnPath } from './focus.js';
import { edges, entities, facts } from './graph.js';
import { byId } from './opening.js';
import { between, openEdges, sharedBy, shortestPaths } from './paths.js';
import { choose, state } from './state.js';
import { say } from './words.js';

/** @import { Edge } from './types.d.ts' */

/** More paths than this are not counted one by one: nobody reads them. */
const MOST_COUNTED = 999;

/** @param {string} kind @param {number} one @param {number} other */
const headPair = (kind, one, other) => [
  make('p', { class: 'kind' }, say(kind)),
  make('h2', { class: 'triple' }, icon(entities[one].kind), linkTo(one), make('span', { class: 'says' }, '—'), icon(entities[other].kind), linkTo(other)),
];

/** A page that holds a part of the graph knows the ways in that part alone. */
const partly = () => (facts.whole.entities > entities.length ? make('p', { class: 'lead partly' }, say('withinPart')) : null);

/** The panel of a path. @param {number} from @param {number} to @returns {(Node | null)[]} */
export function showPath(from, to) {
  const open = openEdges();
  const { count, paths } = shortestPaths(from, to, open);
  const swap = make('button', { type: 'button', click: () => choose({ shared: [from, to] }) }, say('sharedTitle'));
  if (!paths.length) {
    const all = new Set(edges.filter((edge) => edge.o !== undefined));
    const unfiltered = shortestPaths(from, to, all).paths[0];
    return [...headPair('pathTitle', from, to), make('p', { class: 'lead none' }, say('noPath')), partly(),
      unfiltered ? make('p', { class: 'lead' }, say('pathBeyondFilters', { steps: unfiltered.length - 1 })) : null, make('div', { class: 'actions' }, swap)];
  }
  const turn = (state.focus && state.focus.by === 'path' ? state.focus.turn : 0) % paths.length;
  const path = paths[turn];
  const another = (/** @type {number} */ step, /** @type {string} */ key) => make('button', {
    type: 'button', 'data-do': key, click: () => {
      turnPath((turn + step + paths.length) % paths.length);
      tell(say('toldTurn', { turn: byId('panel').dataset.turn, path: byId('panel').dataset.path }));
      byId('panel').querySelector(`[data-do=${key}]`).focus();
    },
  }, say(key));
  byId('panel').dataset.turn = String(turn + 1);
  byId('panel').dataset.path = path.map((number) => entities[number].name).join(' → ');
  return [
    ...headPair('pathTitle', from, to),
    partly(),
    make('p', { class: 'lead' }, say('pathLength', { steps: path.length - 1 }), ' · ',
      count > 1 ? say('pathCount', { turn: turn + 1, count: count > MOST_COUNTED ? `${MOST_COUNTED}+` : count }) : say('pathOnly')),
    make('div', { class: 'actions' }, paths.length > 1 ? another(-1, 'pathBefore') : null, paths.length > 1 ? another(1, 'pathNext') : null, swap),
    make('ol', { class: 'steps' }, ...path.slice(1).map((next, index) => make('li', {},
      ...between(path[index], next, open).map((edge, rank) => wholeFact(edge, rank === 0))))),
  ];
}

/** The panel of what two share. @param {number} one @param {number} other @returns {(Node | null)[]} */
export function showShared(one, other) {
  const open = openEdges();
  const shared = sharedBy(one, other, open);
  const direct = between(one, other, open);
  const list = (/** @type {Edge[]} */ some) => some.map((edge) => wholeFact(edge, false));
  const counted = (/** @type {string} */ key, /** @type {number} */ number) => make('h3', {}, say(key), make('span', { class: 'number' }, String(number)));
  return [
    ...headPair('sharedTitle', one, other),
    partly(),
    make('div', { class: 'actions' }, make('button', { type: 'button', click: () => choose({ path: [one, other] }) }, say('pathTitle'))),
    direct.length ? counted('directFacts', direct.length) : null, ...list(direct),
    counted('sharedNeighbours', shared.entities.length),
    shared.entities.length ? null : make('p', { class: 'lead none' }, say('noShared')),
    ...shared.entities.map((number) => make('section', { class: 'shared', 'data-entity': String(number) },
      make('h4', {}, icon(entities[number].kind), linkTo(number)), ...list(between(one, number, open)), ...list(between(other, number, open)))),
    counted('sharedArticles', shared.articles.length),
    shared.articles.length ? make('ul', { class: 'listed' }, ...shared.articles.map(sourceOf)) : make('p', { class: 'lead' }, say('noSharedArticles')),
  ];
}
