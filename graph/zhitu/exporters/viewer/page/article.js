// The article as it reads after repair: every name a link, the chosen sentences marked, the joints shown.

import { spellByline } from './citation.js';
import { icon, make } from './elements.js';
import { MARKS } from './evidence.js';
import { articles, edges, entities } from './graph.js';
import { partsOf } from './marking.js';
import { byId } from './opening.js';
import { showPlaces } from './places.js';
import { jointsOf, namedIn, sayingsOf, standOf } from './reading.js';
import { choose, KINDS, state, trail, turn } from './state.js';
import { spellTarget } from './target.js';
import { nameArticle, nameKind, nameObject, nameTerm, say } from './words.js';

/** @import { Evidence, Stretch } from './types.d.ts' */
/** @import { Joint } from './reading.js' */
/** @import { Part } from './marking.js' */

/** The reasons for a repair that the reader's languages have words for. @type {Record<string, string>} */
const REASONS = {
  'a column break cut this paragraph': 'reasonBreak',
  'torn from the block before it': 'reasonTorn',
  'printed twice': 'reasonTwice',
  banner: 'reasonBanner',
  'which article this belongs to is a guess': 'reasonGuess',
  'breaks off, and nothing on the page goes on from here': 'reasonOpen',
};
/** @type {Record<string, string>} */
const REPAIRS = { joined: 'repairJoined', moved: 'repairMoved', dropped: 'repairDropped', kept: 'repairKept' };

/** Shows the article that is open. */
export function showArticle() {
  const { reading } = state;
  if (!reading) return;
  const { article } = reading;
  const place = byId('article');
  const at = place.dataset.article === String(article) ? place.scrollTop : 0;
  place.dataset.article = String(article);
  place.replaceChildren(tools(), page(article), aside(article));
  place.scrollTop = at;
  // Another choice does not scroll the text away under the reader.
  if (reading.fresh) seekStretch(reading.at);
  reading.fresh = false;
}

/** Scrolls to a stretch of the article, or to its head. @param {Stretch | Evidence | null} at */
function seekStretch(at) {
  const place = byId('article');
  const start = at && ('a' in at ? at.start : at[0]);
  const sought = start !== null && [...place.querySelectorAll('[data-start]')].findLast((node) => Number(node.dataset.start) <= start);
  if (sought) sought.scrollIntoView({ block: 'center' });
  else place.scrollTop = 0;
}

function tools() {
  return make('div', { class: 'tools' },
    make('button', { type: 'button', class: 'leave-article', click: () => turn('picture') }, `← ${say('backToPicture')}`),
    make('button', { type: 'button', class: 'back', disabled: !trail.length, click: () => choose(trail.pop() || null, false) }, say('back')),
    make('ul', { class: 'legend', 'aria-label': say('types') }, ...KINDS.map((kind) => make('li', {}, icon(kind), nameKind(kind)))));
}

/** The sentences of the article that say what is chosen, or what was asked for. @param {number} article @returns {Evidence[]} */
function chosenIn(article) {
  const { chosen, reading } = state;
  const at = reading && reading.at;
  if (chosen && chosen.edge !== undefined) return edges[chosen.edge].evidence.filter((said) => said.a === article);
  if (!at) return [];
  return ['a' in at ? at : { a: article, start: at[0], end: at[1], subject: [], object: [], at: [], places: [], rule: '', c: 0 }];
}

/** @param {number} number */
function page(number) {
  const article = articles[number];
  const lines = partsOf(number, chosenIn(number));
  const first = article.text.slice(0, article.body).split('\n')[0];
  const byline = spellByline(article.byline);
  let start = 0;
  const shown = lines.map((parts, index) => {
    const from = start;
    const last = parts[parts.length - 1];
    start = last ? last.end + 1 : from + 1;
    if (!parts.some((part) => part.end > part.start)) return null;
    const role = from >= article.body ? 'p' : index === 0 && article.headline ? 'h2' : 'h3';
    return make(role, {}, ...parts.flatMap((part) => showPart(number, part)));
  });
  const credit = make('p', { class: 'credit' }, [article.date || say('noDate'), byline, article.document].filter(Boolean).join(' · '),
    ...showPlaces(article.places));
  const heads = article.text.slice(0, article.body).split('\n').length - 1;
  const headline = article.headline && first.trim() !== article.headline.trim() ? make('h2', {}, article.headline) : null;
  return make('article', { lang: 'zh-CN', 'aria-label': nameArticle(number) }, headline, ...shown.slice(0, heads), credit, ...shown.slice(heads));
}

/**
 * @param {number} article
 * @param {Part} part
 * @returns {Node[]}
 */
function showPart(article, part) {
  const words = articles[article].text.slice(part.start, part.end);
  let node = part.owner ? showMention(part, words) : make('span', {}, words);
  if (part.mark) node = make('mark', { class: MARKS[part.mark] }, node);
  if (part.said) node.classList.add('said');
  node.dataset.start = part.start;
  return [part.joint ? showJoint(part.joint) : null, node, ...part.also.map((mention) => showCovered(article, mention))].filter((one) => one !== null);
}

/** @param {number} entity @param {Record<string, string | boolean>} attributes @param {(Node | string)[]} children */
function linkMention(entity, attributes, ...children) {
  return make('a', {
    href: `#${spellTarget({ entity })}`, 'data-entity': String(entity), ...attributes,
    click: (/** @type {Event} */ event) => { event.preventDefault(); choose({ entity }); },
  }, ...children);
}

/** @param {Part} part @param {string} words */
function showMention({ owner, outer }, words) {
  const { entity } = /** @type {{ entity: number }} */ (owner);
  const { name, kind } = entities[entity];
  const around = outer && outer !== owner ? outer.entity : null;
  const title = around === null ? `${nameKind(kind)} · ${name}` : say('nested', { name, kind: nameKind(kind), outer: entities[around].name });
  const chosen = state.chosen && state.chosen.entity !== undefined && [entity, around].includes(state.chosen.entity);
  return linkMention(entity, { class: `mention ${kind}${around === null ? '' : ` in-${entities[around].kind}`}${chosen ? ' chosen' : ''}`, title }, words);
}

/**
 * A name of which every character belongs to names within it: its mark stands behind it.
 * @param {number} article
 * @param {{ start: number, end: number, entity: number }} mention
 */
function showCovered(article, { start, end, entity }) {
  const { kind, name } = entities[entity];
  const title = say('covered', { words: articles[article].text.slice(start, end), name, kind: nameKind(kind) });
  return linkMention(entity, { class: 'covered', title, 'aria-label': title }, icon(kind));
}

/** @param {Joint} joint */
const nameJoint = ({ from, to, jump }) => say(jump ? 'jointJump' : 'jointBreak', { from, to });

/** @param {Joint} joint */
function showJoint(joint) {
  const title = nameJoint(joint);
  return make('span', { class: joint.jump ? 'joint jump' : 'joint', role: 'img', title, 'aria-label': title });
}

/** What an article says, and what was done to it. @param {number} article */
function aside(article) {
  const { repairs } = articles[article];
  const sayings = sayingsOf(article);
  const chosen = state.chosen && state.chosen.edge;
  const joints = jointsOf(article);
  return make('div', { class: 'about' },
    make('h3', {}, say('articleFacts'), make('span', { class: 'number' }, String(sayings.length))),
    make('ul', { class: 'sayings' }, ...sayings.map(({ edge, said }) => make('li', {},
      make('button', {
        type: 'button', class: 'link', 'aria-current': edge.number === chosen && 'true',
        click: () => { state.reading = { article, at: said, fresh: true }; choose({ edge: edge.number }); },
      }, icon(entities[edge.s].kind), `${entities[edge.s].name} — ${nameTerm(edge.r)} → ${nameObject(edge)}`)))),
    sayings.length ? null : make('p', { class: 'lead' }, say('noFactsHere')),
    make('p', { class: 'lead' }, say('namesHere', { mentions: articles[article].mentions.length, entities: namedIn(article).length })),
    repairs.length || joints.length ? make('h3', {}, say('repairs'), make('span', { class: 'number' }, String(repairs.length))) : null,
    make('ul', { class: 'repairs' }, ...repairs.map((repair) => {
      const stands = repair.ranges.map(([from, to]) => [standOf(article, from), standOf(article, to - 1) + 1]).find(([from]) => from >= 0);
      const reason = Object.hasOwn(REASONS, repair.reason) ? say(REASONS[repair.reason]) : repair.reason;
      const kind = Object.hasOwn(REPAIRS, repair.kind) ? say(REPAIRS[repair.kind]) : repair.kind;
      return make('li', { 'data-kind': repair.kind }, make('span', { class: 'chip' }, kind), ` ${reason} `,
        make('small', {}, say('place', { ranges: repair.ranges.map(([from, to]) => `${from}–${to}`).join(say('listMark')) })),
        stands ? make('button', { type: 'button', class: 'link do', click: () => lookAtStretch(article, [stands[0], stands[1]]) }, say('lookThere')) : null);
    }), ...joints.filter(({ jump }) => jump).map((joint) => make('li', { 'data-kind': 'jump' }, make('span', { class: 'chip' }, say('joint')), ` ${nameJoint(joint)} `,
      make('button', { type: 'button', class: 'link do', click: () => lookAtStretch(article, [joint.at, joint.at + 1]) }, say('lookThere'))))));
}

/** @param {number} article @param {Stretch} at */
function lookAtStretch(article, at) {
  state.reading = { article, at, fresh: true };
  showArticle();
}
