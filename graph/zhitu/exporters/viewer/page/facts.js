// Facts as the panel lists them: each with what it leads to, how sure it is, and its evidence within.

import { icon, linkTo, make } from './elements.js';
import { showEvidence } from './evidence.js';
import { edges, edgesAt, entities, facts, otherEnd } from './graph.js';
import { choose } from './state.js';
import { nameStatus, nameTerm, percent, say } from './words.js';

/** @import { Edge } from './types.d.ts' */

/** What is to be known of a fact before it is believed. @param {Edge} edge @returns {Node[]} */
export function chips(edge) {
  const found = [];
  if (edge.status !== 'stated') found.push(make('span', { class: `chip ${edge.status}` }, nameStatus(edge.status)));
  if (edge.c < facts.measures.doubtful) found.push(make('span', { class: 'chip doubt' }, say('doubtful')));
  if (edge.time) found.push(make('span', { class: 'chip' }, edge.time));
  return found;
}

/**
 * A fact with its evidence folded behind a button of its own; the evidence is made when it is opened: an entity may
 * have hundreds.
 * @param {Edge} edge
 * @param {boolean} open
 * @param {(Node | null)[]} said
 */
export function foldedFact(edge, open, ...said) {
  const fold = make('button', { type: 'button', class: 'fold' }, percent(edge.c));
  const head = make('div', { class: 'head', click: (/** @type {Event} */ event) => {
    const { target } = event;
    if (target === fold || !(target instanceof Element && target.closest('button'))) unfold(fact, !isOpen(fact));
  } }, ...said, ...chips(edge), fold);
  const fact = make('div', { class: 'fact', 'data-edge': String(edge.number) }, head);
  fold.setAttribute('aria-label', say('foldLabel', { name: [...head.children].filter((node) => node !== fold).map((node) => node.textContent).join(' '), sure: percent(edge.c) }));
  unfold(fact, open);
  return fact;
}

/** @param {Element} fact */
export const isOpen = (fact) => fact.hasAttribute('data-open');

/** Shows the evidence of a fact, or hides it. @param {Element} fact @param {boolean} open */
export function unfold(fact, open) {
  fact.toggleAttribute('data-open', open);
  fact.querySelector('.fold')?.setAttribute('aria-expanded', String(open));
  if (open && fact.children.length === 1) {
    const edge = edges[Number(/** @type {HTMLElement} */ (fact).dataset.edge)];
    fact.append(...edge.evidence.map(showEvidence), make('div', { class: 'evidence' },
      make('button', { type: 'button', class: 'link open', click: () => choose({ edge: edge.number }) }, say('openFact'))));
  }
  for (const below of [...fact.children].slice(1)) /** @type {HTMLElement} */ (below).hidden = !open;
}

/** A fact as seen from one of its ends. @param {Edge} edge @param {number} entity @param {boolean} open */
export function factOf(edge, entity, open) {
  const other = otherEnd(edge, entity);
  return foldedFact(edge, open, icon(other === undefined ? 'Value' : entities[other].kind),
    other === undefined ? make('span', {}, edge.v) : linkTo(other));
}

/** A fact between two entities, with both its ends. @param {Edge} edge @param {boolean} open */
export function wholeFact(edge, open) {
  const object = edge.o === undefined ? make('span', {}, edge.v) : linkTo(edge.o);
  return foldedFact(edge, open, make('span', { class: 'whole' }, linkTo(edge.s), make('span', { class: 'says' }, ` — ${nameTerm(edge.r)} → `), object));
}

/**
 * The facts of an entity by relation and direction, the largest group first.
 * @param {number} entity
 * @returns {[string, Edge[]][]}
 */
export function groupsOf(entity) {
  const found = Map.groupBy(edgesAt[entity], (edge) => `${edge.s === entity ? '→' : '←'} ${edge.r}`);
  for (const group of found.values()) group.sort((a, b) => b.c - a.c || a.number - b.number);
  return [...found].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
}
