// A sentence that says a fact: its words with marks, where it stands, and what stands around it.

import { make } from './elements.js';
import { nameArticle } from './filters.js';
import { articles } from './graph.js';
import { say } from './words.js';

/** @import { Evidence, Stretch } from './types.d.ts' */

export const MARKS = ['', 'subject', 'object', 'both'];

/**
 * The sentence, cut where a name of the subject (1) or the object (2) begins or ends; a stretch of both is 3.
 * @param {Evidence} said
 * @returns {[string, number][]}
 */
export function segmentsOf(said) {
  const { text } = articles[said.a];
  /** @type {(stretches: Stretch[], start: number, end: number) => number} */
  const inside = (stretches, start, end) => Number(stretches.some(([low, high]) => low <= start && end <= high));
  const cuts = [...new Set([said.start, said.end, ...said.subject.flat(), ...said.object.flat()])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index];
    return [text.slice(start, end), inside(said.subject, start, end) + 2 * inside(said.object, start, end)];
  });
}

/** The sentence with subject and object marked. @param {Evidence} said */
export function quote(said) {
  return make('blockquote', { lang: 'zh-CN' },
    ...segmentsOf(said).map(([text, mark]) => (mark ? make('mark', { class: MARKS[mark] }, text) : text)));
}

/** The sentence, its article and its place in the raw document. @param {Evidence} said */
export function showEvidence(said) {
  const article = articles[said.a];
  const ranges = said.at.map(([start, end]) => `${start}–${end}`).join(', ');
  return make('div', { class: 'evidence' }, quote(said),
    make('p', { class: 'from' },
      make('cite', {}, nameArticle(said.a)), ` · ${article.date || say('noDate')}`,
      make('br'), make('span', { class: 'place' }, `${article.document} · ${say('place', { ranges })}`)));
}
