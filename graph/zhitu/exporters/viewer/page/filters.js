// The filters. Each choice stands with what it would show, given all the others.

import { showChoices } from './choices.js';
import { icon } from './elements.js';
import { edges } from './graph.js';
import { byId } from './opening.js';
import { openPeriod, showPeriod } from './period.js';
import { motion, view } from './sight.js';
import { openSources, showSources } from './sourcelist.js';
import { clearFilters, filters, KINDS, passing, refresh, state, STATUSES, when } from './state.js';
import { nameKind, nameStatus, nameTerm, percent } from './words.js';

/** What the whole graph holds: its relations, the most frequent first, and its statuses. */
let held = { size: -1, relations: /** @type {string[]} */ ([]), statuses: /** @type {string[]} */ ([]) };

function holdings() {
  if (held.size === edges.length) return held;
  /** @type {Map<string, number>} */
  const found = new Map();
  const statuses = new Set();
  for (const edge of edges) {
    found.set(edge.r, (found.get(edge.r) || 0) + 1);
    statuses.add(edge.status);
  }
  const relations = [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([relation]) => relation);
  held = { size: edges.length, relations, statuses: STATUSES.filter((status) => statuses.has(status)) };
  return held;
}

/** Relations of the whole graph, the most frequent first; their order does not change with the filters. */
export const rankRelations = () => holdings().relations;

/**
 * The choices of one filter.
 * @param {'kinds' | 'relations' | 'statuses'} group
 * @param {string[]} keys
 * @param {(key: string) => string} nameOf
 * @param {(key: string) => Node | null} markOf
 */
function offerChoices(group, keys, nameOf, markOf = () => null) {
  const counts = passing().counts[group];
  showChoices(byId(group), keys.map((key) => ({
    key, text: nameOf(key), count: counts.get(key) || 0, on: !filters[group].has(key), mark: () => markOf(key),
    turn: (on) => {
      if (on) filters[group].delete(key);
      else filters[group].add(key);
      refresh();
    },
    only: () => {
      filters[group] = new Set(keys.filter((other) => other !== key));
      refresh();
    },
  })));
}

export function showFilters() {
  offerChoices('kinds', KINDS, nameKind, icon);
  offerChoices('relations', rankRelations(), nameTerm);
  offerChoices('statuses', holdings().statuses, nameStatus);
  byId('least').value = filters.least;
  byId('least-shown').textContent = `≥ ${percent(filters.least / 100)} · ${passing().edges.length}`;
  showPeriod();
  showSources();
}

export function openFilters() {
  when('changed', showFilters);
  byId('least').addEventListener('input', () => {
    filters.least = Number(byId('least').value);
    refresh();
  });
  byId('reset').addEventListener('click', () => {
    clearFilters();
    state.focus = null;
    refresh();
    view.fit({ animation: motion() });
  });
  openPeriod();
  openSources();
}
