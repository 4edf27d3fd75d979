// A sentence that says a fact: its words with marks, where it stands, and what stands around it.

import { citeButton, spellByline, spellRanges } from './citation.js';
import { make } from './elements.js';
import { articles } from './graph.js';
import { showPlaces } from './places.js';
import { read } from './reading.js';
import { nameArticle, say } from './words.js';

/** @import { Evidence, Stretch } from './types.d.ts' */

export const MARKS = ['', 'subject', 'object', 'both'];
/** So much of a paragraph is shown around a sentence, on either side. */
const AROUND = 280;

/**
 * What a stretch of a sentence belongs to: a name of its subject (1), of its object (2), of both (3), of neither.
 * @param {Evidence} said
 * @param {number} start
 * @param {number} end
 */
export function markOf(said, start, end) {
  const inside = (/** @type {Stretch[]} */ stretches) => Number(stretches.some(([low, high]) => low <= start && end <= high));
  return inside(said.subject) + 2 * inside(said.object);
}

/** Where the names in a sentence begin and end, its own ends with them. @param {Evidence} said */
export const cutsOf = (said) => [...new Set([said.start, said.end, ...said.subject.flat(), ...said.object.flat()])].sort((a, b) => a - b);

/** The words of a sentence with subject and object marked. @param {Evidence} said @returns {(Node | string)[]} */
function markNames(said) {
  const { text } = articles[said.a];
  const cuts = cutsOf(said);
  return cuts.slice(1).map((end, index) => {
    const words = text.slice(cuts[index], end);
    const mark = markOf(said, cuts[index], end);
    return mark ? make('mark', { class: MARKS[mark] }, words) : words;
  });
}

/** The sentence with subject and object marked. @param {Evidence} said */
export const quote = (said) => make('blockquote', { lang: 'zh-CN' }, ...markNames(said));

/** The sentence, its article, its place in the raw document, what stands around it, and what can be done with it. @param {Evidence} said */
export function showEvidence(said) {
  const article = articles[said.a];
  const byline = spellByline(article.byline);
  return make('div', { class: 'evidence' }, quote(said),
    make('p', { class: 'from' },
      make('cite', {}, nameArticle(said.a)), ` · ${article.date || say('noDate')}`, byline ? ` · ${byline}` : null,
      make('br'), make('span', { class: 'place' }, article.document, ...showPlaces(said.places), ` · ${spellRanges(said.at)}`)),
    make('p', { class: 'doing' },
      make('button', { type: 'button', class: 'link do', click: () => read(said.a, said) }, say('readIn')),
      citeButton(said)),
    showContext(said));
}

/** What stands around a sentence in its article: the rest of its paragraph, and one before and behind. @param {Evidence} said */
function showContext(said) {
  const { text } = articles[said.a];
  const from = text.lastIndexOf('\n', said.start - 1) + 1;
  const found = text.indexOf('\n', said.end);
  const to = found < 0 ? text.length : found;
  const before = text.slice(text.lastIndexOf('\n', from - 2) + 1, Math.max(0, from - 1));
  const next = text.indexOf('\n', to + 1);
  const behind = text.slice(to + 1, next < 0 ? text.length : next);
  const fill = (/** @type {HTMLElement} */ details) => details.append(make('div', { class: 'context', lang: 'zh-CN' },
    before ? make('p', {}, cutHead(before)) : null,
    make('p', {}, cutHead(text.slice(from, said.start)), make('span', { class: 'said' }, ...markNames(said)), cutTail(text.slice(said.end, to))),
    behind ? make('p', {}, cutTail(behind)) : null));
  const details = make('details', { class: 'around', toggle: () => { if (details.open && details.children.length === 1) fill(details); } },
    make('summary', {}, say('context')));
  return details;
}

const cutHead = (/** @type {string} */ text) => (text.length > AROUND ? `…${text.slice(-AROUND)}` : text);
const cutTail = (/** @type {string} */ text) => (text.length > AROUND ? `${text.slice(0, AROUND)}…` : text);
