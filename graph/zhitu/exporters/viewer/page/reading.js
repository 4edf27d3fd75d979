// Which article is open, and where in it the reader is.

import { articles, edges, entities } from './graph.js';
import { state, turn } from './state.js';

/** @import { Edge, Evidence, Stretch, Target } from './types.d.ts' */

/**
 * Opens an article, at a stretch or a sentence of it if one is given; what is chosen stays chosen.
 * @param {number} article
 * @param {Stretch | Evidence | null} at
 */
export function read(article, at = null) {
  state.reading = { article, at, fresh: true };
  turn('article');
}

/** A sentence of the article, and the fact that it says. @typedef {{ edge: Edge, said: Evidence }} Saying */

/** The facts that an article says, in its order. @param {number} article @returns {Saying[]} */
export function sayingsOf(article) {
  return edges.filter((edge) => edge.articles.has(article))
    .flatMap((edge) => edge.evidence.filter((said) => said.a === article).map((said) => ({ edge, said })))
    .sort((a, b) => a.said.start - b.said.start || a.edge.number - b.edge.number);
}

/** Whether an article has a sentence on what is chosen, or names it. @param {number} article @param {Target} target */
export function tellsOf(article, target) {
  if (target.entity !== undefined) return entities[target.entity].articles.includes(article);
  return target.edge !== undefined && edges[target.edge].articles.has(article);
}

/** The entities that an article names, in the order of their first mention. @param {number} article */
export const namedIn = (article) => [...new Set(articles[article].mentions.map((mention) => mention.entity))];

/**
 * A joint: where two pieces of an article meet that are no neighbours in the raw document. `jump` says that more lies
 * between them than the break between two paragraphs, or that the order is another there.
 * @typedef {{ at: number, from: number, to: number, jump: boolean }} Joint
 */

/** Raw characters that part two paragraphs at most: two ends of lines with a carriage return each. */
const BREAK = 4;

/** The joints of an article, in its order; breaks between paragraphs that are there in the raw document are none. @param {number} article @returns {Joint[]} */
export function jointsOf(article) {
  const { pieces, text } = articles[article];
  return pieces.slice(1).flatMap((piece, index) => {
    const before = pieces[index];
    // Raw places count code points, the text counts UTF-16 units.
    const from = before.raw + [...text.slice(before.start, before.start + before.length)].length;
    const gap = piece.raw - from;
    const jump = gap < 0 || gap > BREAK;
    const broken = piece.start > before.start + before.length;
    return gap === 0 || (broken && !jump) ? [] : [{ at: piece.start, from, to: piece.raw, jump }];
  });
}

/**
 * Where a raw place stands in an article's text, or -1 where it does not.
 * @param {number} article
 * @param {number} raw
 */
export function standOf(article, raw) {
  const { pieces, text } = articles[article];
  for (const piece of pieces) {
    const points = [...text.slice(piece.start, piece.start + piece.length)];
    if (raw >= piece.raw && raw < piece.raw + points.length) return piece.start + points.slice(0, raw - piece.raw).join('').length;
  }
  return -1;
}
