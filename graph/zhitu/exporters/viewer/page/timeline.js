// The dated facts of an entity, year by year; each leads to its fact.

import { make } from './elements.js';
import { edgesAt, entities, otherEnd } from './graph.js';
import { choose } from './state.js';
import { nameObject, nameStatus, nameTerm, say } from './words.js';

/** @import { Edge } from './types.d.ts' */

const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;
/** More than this and the timeline is folded at first. */
const UNFOLDED = 8;

/** When a fact holds: its time, or its value where that is a date. @param {Edge} edge */
const dateOf = (edge) => [edge.time, edge.v].find((text) => DATE.test(text)) || '';

/**
 * A list of years, each with its facts, the oldest first; null where no fact has a date.
 * @param {number} entity
 */
export function showTimeline(entity) {
  const dated = edgesAt[entity].map((edge) => ({ edge, date: dateOf(edge) })).filter(({ date }) => date)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.edge.number - b.edge.number));
  if (!dated.length) return null;
  const years = Map.groupBy(dated, ({ date }) => date.slice(0, 4));
  return make('details', { class: 'timeline', open: dated.length <= UNFOLDED },
    make('summary', {}, say('timeline'), make('span', { class: 'number' }, String(dated.length))),
    make('ol', {}, ...[...years].map(([year, some]) => make('li', {}, make('time', { datetime: year }, year),
      make('ul', {}, ...some.map(({ edge, date }) => make('li', {}, moment(entity, edge, date))))))));
}

/** @param {number} entity @param {Edge} edge @param {string} date */
function moment(entity, edge, date) {
  const other = otherEnd(edge, entity);
  const text = edge.s === entity ? `${nameTerm(edge.r)} → ${nameObject(edge)}`
    : `${entities[Number(other)].name} — ${nameTerm(edge.r)} →`;
  return make('button', { type: 'button', class: 'link', click: () => choose({ edge: edge.number }) },
    date.length > 4 ? make('small', {}, `${date.slice(5)} `) : null, text,
    edge.status === 'stated' ? null : make('span', { class: `chip ${edge.status}` }, nameStatus(edge.status)));
}
