// The text of an article cut into stretches: who is named in each, which sentence was chosen, where repair left a joint.

import { cutsOf, markOf } from './evidence.js';
import { articles } from './graph.js';
import { jointsOf } from './reading.js';

/** @import { Evidence } from './types.d.ts' */
/** @import { Joint } from './reading.js' */

/** @typedef {{ start: number, end: number, entity: number }} Mention */

/**
 * A stretch of an article: `owner` is the shortest mention that holds it, `outer` the longest; `said` tells whether it
 * stands in a sentence that was chosen, `mark` what it is in it. `joint` stands before it. `also` are mentions that end
 * here and are all covered by others, so that no stretch is theirs.
 * @typedef {{ start: number, end: number, owner: Mention | null, outer: Mention | null, also: Mention[], said: boolean,
 *   mark: number, joint: Joint | null }} Part
 */

/**
 * The lines of an article, each as its parts.
 * @param {number} article
 * @param {Evidence[]} chosen the sentences that stand out
 * @returns {Part[][]}
 */
export function partsOf(article, chosen) {
  const { text, mentions } = articles[article];
  const joints = new Map(jointsOf(article).map((joint) => [joint.at, joint]));
  /** @type {Part[][]} */
  const lines = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const here = mentions.filter((mention) => mention.start < end && mention.end > start);
    const said = chosen.filter((one) => one.start < end && one.end > start);
    const inside = (/** @type {number} */ at) => at > start && at < end;
    const cuts = [start, end, ...[
      ...here.flatMap((mention) => [mention.start, mention.end]), ...said.flatMap(cutsOf), ...joints.keys(),
    ].filter(inside)];
    const parts = cutLine([...new Set(cuts)].sort((a, b) => a - b), here, said, joints);
    giveAway(parts, here);
    lines.push(parts);
    start = end + 1;
  }
  return lines;
}

/**
 * @param {number[]} cuts
 * @param {Mention[]} mentions
 * @param {Evidence[]} chosen
 * @param {Map<number, Joint>} joints
 * @returns {Part[]}
 */
function cutLine(cuts, mentions, chosen, joints) {
  const length = (/** @type {Mention} */ mention) => mention.end - mention.start;
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index];
    const over = mentions.filter((mention) => mention.start <= start && mention.end >= end)
      .sort((a, b) => length(a) - length(b) || a.start - b.start || a.entity - b.entity);
    const said = chosen.filter((one) => one.start <= start && one.end >= end);
    return {
      start, end, owner: over[0] || null, outer: over[over.length - 1] || null, also: [], said: said.length > 0,
      mark: said.reduce((mark, one) => mark | markOf(one, start, end), 0), joint: joints.get(start) || null,
    };
  });
}

/**
 * Puts each mention that owns no stretch behind the last one that it covers.
 * @param {Part[]} parts
 * @param {Mention[]} mentions
 */
function giveAway(parts, mentions) {
  const owned = new Set(parts.map((part) => part.owner));
  const known = new Set(parts.map((part) => part.owner && `${part.owner.start} ${part.owner.end} ${part.owner.entity}`));
  for (const mention of mentions) {
    if (owned.has(mention) || known.has(`${mention.start} ${mention.end} ${mention.entity}`)) continue;
    const last = parts.findLast((part) => part.end <= mention.end && part.start >= mention.start);
    if (last) last.also.push(mention);
  }
}
