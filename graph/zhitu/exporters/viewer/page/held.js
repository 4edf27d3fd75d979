// Sentences and articles as the page holds them: tens of thousands, so the numbers that they have many of lie in one piece
// of memory until they are asked for.

/** @import { Article, Columns, Evidence, Place, Stretch } from './types.d.ts' */

/** What stands for all empty lists. @type {any[]} */
const NOTHING = [];

/** @param {any[]} list */
const orNothing = (list) => (list.length ? list : NOTHING);

/** Lists of numbers, one behind the other. */
export class Lists {
  /** @param {number[][]} lists */
  constructor(lists) {
    this.ends = new Uint32Array(lists.length + 1);
    lists.forEach((list, index) => { this.ends[index + 1] = this.ends[index] + list.length; });
    this.all = new Int32Array(this.ends[lists.length]);
    lists.forEach((list, index) => this.all.set(list, this.ends[index]));
  }

  /** @param {number} index */
  of(index) {
    return [...this.all.subarray(this.ends[index], this.ends[index + 1])];
  }
}

/** @param {Columns} columns @param {string[]} names @returns {Record<string, Lists>} */
export const listsOf = (columns, names) => Object.fromEntries(names.map((name) => [name, new Lists(columns[name])]));

/**
 * Flat numbers in groups of so many.
 * @param {number[]} flat
 * @param {number} size
 * @returns {number[][]}
 */
function groups(flat, size) {
  return Array.from({ length: flat.length / size }, (_, index) => flat.slice(index * size, (index + 1) * size));
}

/** @param {number[]} flat @returns {Stretch[]} */
const stretches = (flat) => /** @type {Stretch[]} */ (groups(flat, 2));

/** @implements {Evidence} */
export class HeldSentence {
  /** @param {any} row @param {number} article @param {string} rule @param {Record<string, Lists>} lists @param {number} index */
  constructor(row, article, rule, lists, index) {
    this.a = article;
    /** @type {number} */
    this.start = row.start;
    /** @type {number} */
    this.end = row.end;
    /** @type {number} */
    this.c = row.c;
    this.rule = rule;
    /** @type {Place[]} */
    this.places = orNothing(row.places);
    this.lists = lists;
    this.index = index;
  }

  get subject() { return stretches(this.lists.subject.of(this.index)); }

  get object() { return stretches(this.lists.object.of(this.index)); }

  get at() { return stretches(this.lists.at.of(this.index)); }
}

/** @implements {Article} */
export class HeldArticle {
  /** @param {any} row @param {Record<string, Lists>} lists @param {number} index */
  constructor(row, lists, index) {
    /** @type {string} */
    this.id = row.id;
    /** @type {string} */
    this.document = row.document;
    /** @type {string} */
    this.headline = row.headline;
    /** @type {string} */
    this.date = row.date;
    /** @type {string[][]} */
    this.byline = row.byline.some((/** @type {string[]} */ names) => names.length) ? row.byline : NOTHING;
    /** @type {string} */
    this.text = row.text;
    /** @type {number} */
    this.body = row.body;
    /** @type {(Place | null)[]} */
    this.places = orNothing(row.places);
    /** @type {Article['repairs']} */
    this.repairs = row.repairs.length
      ? row.repairs.map((/** @type {any[]} */ [kind, reason, ranges]) => ({ kind, reason, ranges })) : NOTHING;
    this.lists = lists;
    this.index = index;
    /** The mentions, where some came later. @type {Article['mentions'] | null} */
    this.marked = null;
  }

  get pieces() {
    return groups(this.lists.pieces.of(this.index), 3).map(([start, raw, length]) => ({ start, raw, length }));
  }

  get mentions() {
    return this.marked || groups(this.lists.mentions.of(this.index), 3).map(([start, end, entity]) => ({ start, end, entity }));
  }

  /** Takes up the mentions that it does not have yet. @param {Article['mentions']} found */
  mark(found) {
    const keyOf = (/** @type {Article['mentions'][number]} */ one) => `${one.start} ${one.end} ${one.entity}`;
    const known = new Set(this.mentions.map(keyOf));
    const all = [...this.mentions, ...found.filter((one) => !known.has(keyOf(one)))];
    this.marked = all.sort((a, b) => a.start - b.start || a.end - b.end || a.entity - b.entity);
  }
}
