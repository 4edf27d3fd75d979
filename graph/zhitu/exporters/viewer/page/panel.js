// The panel: what was chosen, or how to begin.

import { renewActions, showEntity, sourceOf } from './about.js';
import { byCommunity, nameCommunity } from './communities.js';
import { spellByline } from './citation.js';
import { offerCorrections } from './corrections.js';
import { draw, icon, linkTo, make } from './elements.js';
import { showEvidence } from './evidence.js';
import { wholeFact } from './facts.js';
import { articles, byDegree, degree, edges, entities } from './graph.js';
import { grow } from './growing.js';
import { showPath, showShared } from './joined.js';
import { byId } from './opening.js';
import { namedIn, sayingsOf } from './reading.js';
import { KINDS, state, turn } from './state.js';
import { nameArticle, nameKind, nameStatus, nameTerm, percent, say } from './words.js';

/** @import { Target } from './types.d.ts' */

/** So many members of a community or names of an article are listed. */
const LISTED = 60;
const SENTENCES_SHOWN = 40;

/** The panel of a fact. @param {number} number @returns {(Node | null)[]} */
function showFact(number) {
  const edge = edges[number];
  const bar = draw('svg', { viewBox: '0 0 100 7', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    draw('rect', { width: edge.c * 100, height: 7 }));
  const rules = [...new Set(edge.evidence.map((said) => said.rule))].join(', ');
  const pair = (/** @type {string} */ key, /** @type {string} */ value) => (value ? [make('dt', {}, say(key)), make('dd', {}, value)] : []);
  return [
    make('p', { class: 'kind' }, say('fact')),
    make('h2', { class: 'triple' }, linkTo(edge.s), make('span', { class: 'says' }, `— ${nameTerm(edge.r)} →`),
      edge.o === undefined ? make('span', {}, edge.v) : linkTo(edge.o)),
    make('div', { class: 'meter' }, say('sure'), bar, make('span', {}, percent(edge.c))),
    make('dl', { class: 'pairs' }, ...pair('status', nameStatus(edge.status)), ...pair('time', edge.time), ...pair('rule', rules)),
    make('h3', {}, say('evidenceCount', { count: edge.evidence.length })),
    make('div', { class: 'legend' }, make('mark', { class: 'subject' }, say('subject')), make('mark', { class: 'object' }, say('object'))),
    ...grow(make('div'), edge.evidence, SENTENCES_SHOWN, (said) => make('div', { class: 'fact' }, showEvidence(said))),
  ];
}

/** The panel of an article. @param {number} number @returns {(Node | null)[]} */
function showAbout(number) {
  const article = articles[number];
  const sayings = [...new Set(sayingsOf(number).map(({ edge }) => edge))];
  return [
    make('p', { class: 'kind' }, say('article')),
    make('h2', {}, nameArticle(number)),
    make('p', { class: 'lead' }, [article.date || say('noDate'), spellByline(article.byline), article.document].filter(Boolean).join(' · ')),
    make('div', { class: 'actions' },
      make('button', { type: 'button', click: () => turn(state.view === 'article' ? 'picture' : 'article') }, say(state.view === 'article' ? 'backToPicture' : 'readArticle'))),
    make('h3', {}, say('articleFacts'), make('span', { class: 'number' }, String(sayings.length))),
    ...grow(make('div'), sayings, LISTED, (edge) => wholeFact(edge, false)),
    ...showMembers(namedIn(number)),
  ];
}

/** The panel of a community. @param {number} community @returns {(Node | null)[]} */
function showCommunity(community) {
  const members = byCommunity()[community];
  const inside = new Set(members);
  const within = edges.filter((edge) => edge.o !== undefined && inside.has(edge.s) && inside.has(edge.o));
  return [
    make('p', { class: 'kind' }, say('community')),
    make('h2', {}, nameCommunity(members)),
    make('p', { class: 'lead' }, say('communityHolds', { entities: members.length, edges: within.length })),
    ...showMembers(members),
    make('h3', {}, say('seenIn')),
    ...grow(make('ul', { class: 'listed' }), [...new Set(members.flatMap((number) => entities[number].articles))], LISTED, sourceOf),
  ];
}

/** Entities by kind, in the order given. @param {number[]} numbers */
function showMembers(numbers) {
  return KINDS.flatMap((kind) => {
    const some = numbers.filter((number) => entities[number].kind === kind);
    if (!some.length) return [];
    return [
      make('h3', {}, nameKind(kind), make('span', { class: 'number' }, String(some.length))),
      ...grow(make('ul', { class: 'top' }), some, LISTED, (number) => make('li', {}, icon(kind), linkTo(number), make('span', { class: 'number' }, String(degree[number])))),
    ];
  });
}

function showStart() {
  const tip = (/** @type {string} */ key, /** @type {string} */ text) => make('li', {}, make('kbd', {}, key), say(text));
  return [
    make('div', { class: 'start' }, make('h2', {}, say('startTitle')), make('p', { class: 'lead' }, say('startLead')),
      make('ul', { class: 'tips' }, tip('/', 'tipSearch'), tip(say('keyClick'), 'tipClick'), tip(say('keyDouble'), 'tipDouble'),
        tip('← ↑ → ↓', 'tipArrows'), tip('Esc', 'tipEscape')),
      make('h3', {}, say('topEntities')),
      make('ul', { class: 'top' }, ...byDegree.filter((number) => degree[number]).slice(0, 10).map((number) =>
        make('li', {}, icon(entities[number].kind), linkTo(number), make('span', { class: 'number' }, String(degree[number])))))),
  ];
}

/** @param {Target | null} target @returns {(Node | null)[]} */
function contentOf(target) {
  if (!target) return showStart();
  if (target.entity !== undefined) return showEntity(target.entity);
  if (target.edge !== undefined) return showFact(target.edge);
  if (target.article !== undefined) return showAbout(target.article);
  if (target.community !== undefined) return showCommunity(target.community);
  return target.path ? showPath(...target.path) : showShared(...target.shared);
}

/** What is chosen besides entities and facts, in words. @param {Target} target */
export function nameTarget(target) {
  if (target.article !== undefined) return say('toldArticle', { headline: nameArticle(target.article) });
  if (target.community !== undefined) return say('toldCommunity', { name: nameCommunity(byCommunity()[target.community]) });
  const [name, other] = (target.path || target.shared || []).map((number) => entities[number].name);
  return say(target.path ? 'toldPath' : 'toldShared', { name, other, text: byId('panel').querySelector('.lead:not(.partly), .number')?.textContent || '' });
}

/** Shows anew what hangs on the filters or on the picture: what is open in the panel stays open elsewhere. */
export function renewPanel() {
  const { chosen } = state;
  if (chosen && (chosen.path || chosen.shared)) showPanel();
  else if (chosen && chosen.entity !== undefined) renewActions(chosen.entity);
}

/** Shows what was chosen. */
export function showPanel() {
  const content = contentOf(state.chosen);
  if (state.chosen) content.push(offerCorrections(state.chosen));
  byId('panel').replaceChildren(...content.filter((node) => node !== null));
  byId('panel').scrollTop = 0;
}
