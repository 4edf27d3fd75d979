// What passes the filters, and what each choice would show, given all others: both in one look at every fact.

import { monthsOf } from './dates.js';
import { byDegree, edges, entities, articles } from './graph.js';
import { groupsAt, narrowsSources, wantsArticle } from './sources.js';

/** @import { Calendar, Counts, Edge, Filters, Sifted, Stretch } from './types.d.ts' */

/** @param {Map<string, number>} counts @param {string} key */
const raise = (counts, key) => counts.set(key, (counts.get(key) || 0) + 1);

/**
 * What passes, with counts. A fact counts for a choice that it would pass if that choice alone were changed.
 * @param {Filters} filters
 * @param {Calendar | null} calendar
 * @returns {Sifted}
 */
export function sift(filters, calendar) {
  const heard = articles.map((_, article) => wantsArticle(filters.sources, article));
  const timely = articles.map((article) => fitsTime(filters, monthsOf(article.date)));
  const anySource = !narrowsSources(filters.sources);
  const groups = groupsAt();
  const counts = emptyCounts(calendar);
  const count = makeCounter(counts, calendar);
  /** 1: a fact that passes names it; 2: one would if its kind were wanted. */
  const named = new Uint8Array(entities.length);
  /** @type {Edge[]} */
  const passed = [];

  for (const edge of edges) {
    const time = monthsOf(edge.time);
    const dated = fitsTime(filters, time);
    const noRelation = filters.relations.has(edge.r);
    const noStatus = filters.statuses.has(edge.status);
    const unsure = edge.c * 100 < filters.least;
    const kind = lackedKind(filters, edge);
    const lacks = Number(noRelation) + Number(noStatus) + Number(unsure) + Number(kind !== '');
    if (lacks > 1) continue;
    let told = edge.articles.size === 0 && anySource && dated;
    let listened = edge.articles.size === 0 && anySource;
    for (const article of edge.articles) {
      const fits = time ? dated : timely[article];
      listened ||= heard[article];
      told ||= heard[article] && fits;
      if (fits && lacks === 0) count.source(edge.number, article, groups[article]);
    }
    if (listened && lacks === 0) count.time(edge.number, time, edge.articles, heard);
    if (!told) continue;
    if (lacks === 0) {
      passed.push(edge);
      for (const end of edge.o === undefined ? [edge.s] : [edge.s, edge.o]) named[end] = 1;
    }
    if (lacks === 0 || noRelation) raise(counts.relations, edge.r);
    if (lacks === 0 || noStatus) raise(counts.statuses, edge.status);
    if (kind && kind !== MANY) {
      for (const end of edge.o === undefined ? [edge.s] : [edge.s, edge.o]) {
        if (entities[end].kind === kind) named[end] = 2;
      }
    }
  }

  const anyTime = filters.from === null && filters.to === null && filters.undated;
  const narrowed = filters.relations.size > 0 || filters.statuses.size > 0 || filters.least > 0;
  const stands = (/** @type {number} */ number) => {
    const seen = entities[number].articles;
    if (seen.length === 0) return anySource && (anyTime || filters.undated);
    return (anySource && anyTime) || seen.some((article) => heard[article] && timely[article]);
  };
  /** @type {number[]} */
  const numbers = [];
  for (const number of byDegree) {
    const { kind } = entities[number];
    if (!named[number] && (narrowed || !stands(number))) continue;
    raise(counts.kinds, kind);
    if (!filters.kinds.has(kind)) numbers.push(number);
  }
  /** @type {Set<number>} */
  const telling = new Set();
  for (const edge of passed) for (const article of edge.articles) telling.add(article);
  const read = articles.map((_, article) => article).filter((article) => heard[article] && (telling.has(article) || (!narrowed && timely[article])));
  return { numbers, edges: passed, articles: read, counts };
}

/** @param {Filters} filters @param {Stretch | null} span */
function fitsTime(filters, span) {
  if (!span) return filters.undated;
  return (filters.from === null || span[1] >= filters.from) && (filters.to === null || span[0] <= filters.to);
}

/** What stands for more than one kind: no single choice would bring such a fact back. */
const MANY = '*';

/** The kind that a fact's ends lack, or nothing. @param {Filters} filters @param {Edge} edge */
function lackedKind({ kinds }, edge) {
  const subject = entities[edge.s].kind;
  const object = edge.o === undefined ? subject : entities[edge.o].kind;
  if (kinds.has(subject)) return kinds.has(object) && object !== subject ? MANY : subject;
  return kinds.has(object) ? object : '';
}

/** @param {Calendar | null} calendar @returns {Counts} */
function emptyCounts(calendar) {
  return {
    kinds: new Map(), relations: new Map(), statuses: new Map(), articles: new Map(), groups: new Map(),
    dated: new Array(calendar ? calendar.size : 0).fill(0), reported: new Array(calendar ? calendar.size : 0).fill(0),
    undated: 0,
  };
}

/**
 * What counts a fact once for each of its sources, groups of sources and bars of the histogram.
 * @param {Counts} counts
 * @param {Calendar | null} calendar
 */
function makeCounter(counts, calendar) {
  /** The fact that was counted last, by group. @type {Map<string, number>} */
  const lastOf = new Map();
  /** The fact that was counted last, by bar. @type {number[]} */
  const lastAt = [];
  const bars = (/** @type {number} */ edge, /** @type {Stretch} */ span, /** @type {number[]} */ column) => {
    if (!calendar) return;
    const first = Math.max(0, Math.floor((span[0] - calendar.start) / calendar.step));
    const last = Math.min(calendar.size - 1, Math.floor((span[1] - calendar.start) / calendar.step));
    for (let bar = first; bar <= last; bar += 1) {
      if (lastAt[bar] !== edge) column[bar] += 1;
      lastAt[bar] = edge;
    }
  };
  return {
    /** @param {number} edge @param {number} article @param {string} group */
    source(edge, article, group) {
      counts.articles.set(article, (counts.articles.get(article) || 0) + 1);
      if (lastOf.get(group) !== edge) raise(counts.groups, group);
      lastOf.set(group, edge);
    },
    /** @param {number} edge @param {Stretch | null} time @param {Set<number>} told @param {boolean[]} heard */
    time(edge, time, told, heard) {
      if (time) {
        bars(edge, time, counts.dated);
        return;
      }
      let undated = told.size === 0;
      for (const article of told) {
        if (!heard[article]) continue;
        const span = monthsOf(articles[article].date);
        if (span) bars(edge, span, counts.reported);
        else undated = true;
      }
      counts.undated += Number(undated);
    },
  };
}
