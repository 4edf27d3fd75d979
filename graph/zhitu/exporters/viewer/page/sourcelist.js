// The filter of sources: groups with their articles, the largest first. Thousands of articles are found by search.

import { showChoices } from './choices.js';
import { make } from './elements.js';
import { articles, edges } from './graph.js';
import { byId } from './opening.js';
import { allSources, groupSources, wantArticle, wantGroup, wantsArticle } from './sources.js';
import { filters, passing, refresh } from './state.js';
import { say } from './words.js';

/** @import { Choice } from './choices.js' */

/** How many groups, and articles of a group, are shown before one asks for more. */
const AT_FIRST = 8;

/** How many more are shown each time. */
const AT_A_TIME = 20;

/** What the reader unfolded and how far: a group by its name, the list of groups by the empty name. @type {Map<string, number>} */
const unfolded = new Map();

/** How many facts each article tells, whatever the filters: the order of the list. */
let ranked = { size: -1, facts: /** @type {number[]} */ ([]) };

function rankArticles() {
  if (ranked.size === edges.length + articles.length) return ranked.facts;
  const found = articles.map(() => 0);
  for (const edge of edges) for (const article of edge.articles) found[article] += 1;
  ranked = { size: edges.length + articles.length, facts: found };
  return found;
}

/** @param {number} article */
const headline = (article) => articles[article].headline || articles[article].document;

/** @param {string} text */
const plain = (text) => text.normalize('NFKC').toLowerCase();

/** @param {number} article @param {boolean} inner @returns {Choice} */
function choiceOfArticle(article, inner) {
  const { date, document } = articles[article];
  return {
    key: articles[article].id, text: headline(article), tip: [headline(article), date, document].filter(Boolean).join(' · '),
    inner, count: passing().counts.articles.get(article) || 0, on: wantsArticle(filters.sources, article),
    turn: (on) => {
      wantArticle(filters.sources, article, on);
      refresh();
    },
    only: () => {
      filters.sources = { ...allSources(), rest: false, articles: new Map([[article, true]]) };
      refresh();
    },
  };
}

/** @param {string} name @param {number[]} members @returns {Choice} */
function choiceOfGroup(name, members) {
  const wanted = members.filter((article) => wantsArticle(filters.sources, article)).length;
  return {
    key: `${name}/`, text: name, tip: say('groupTip', { name, count: members.length }),
    count: passing().counts.groups.get(name) || 0, on: wanted === members.length ? true : wanted ? null : false,
    open: unfolded.has(name),
    turn: (on) => {
      wantGroup(filters.sources, name, on);
      refresh();
    },
    only: () => {
      filters.sources = { ...allSources(), rest: false, groups: new Map([[name, true]]) };
      refresh();
    },
    unfold: () => {
      if (!unfolded.delete(name)) unfolded.set(name, AT_FIRST);
      showSources();
    },
  };
}

/**
 * What shows more of a group, or of the list where the name is empty.
 * @param {string} name
 * @param {number} left
 * @returns {HTMLElement}
 */
function moreOf(name, left) {
  const more = make('button', {
    type: 'button', class: 'link more',
    click: () => {
      const at = [...byId('articles').children].indexOf(more);
      unfolded.set(name, (unfolded.get(name) || AT_FIRST) + AT_A_TIME);
      showSources();
      byId('articles').children[at].querySelector('input').focus();
    },
  }, say('moreSources', { count: left }));
  return more;
}

export function showSources() {
  const facts = rankArticles();
  const weigh = (/** @type {number[]} */ members) => members.reduce((sum, article) => sum + facts[article], 0);
  const groups = [...groupSources()].map(([name, members]) => ({ name, members, weight: weigh(members) }))
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
  const query = plain(byId('source-query').value.trim());
  byId('source-query').hidden = articles.length <= AT_FIRST;
  if (query) showFoundSources(query, groups, facts);
  else showAllSources(groups, facts);
}

/** @typedef {{ name: string, members: number[], weight: number }} Group */

/** @param {Group[]} groups @param {number[]} facts */
function showAllSources(groups, facts) {
  const most = unfolded.get('') || AT_FIRST;
  /** @type {(Choice | HTMLElement)[]} */
  const choices = [];
  for (const { name, members } of groups.slice(0, most)) {
    if (members.length === 1) {
      choices.push(choiceOfArticle(members[0], false));
      continue;
    }
    choices.push(choiceOfGroup(name, members));
    if (!unfolded.has(name)) continue;
    const shown = unfolded.get(name) || AT_FIRST;
    const sorted = [...members].sort((a, b) => facts[b] - facts[a] || a - b);
    choices.push(...sorted.slice(0, shown).map((article) => choiceOfArticle(article, true)));
    if (sorted.length > shown) choices.push(moreOf(name, sorted.length - shown));
  }
  if (groups.length > most) choices.push(moreOf('', groups.length - most));
  showChoices(byId('articles'), choices);
}

/** @param {string} query @param {Group[]} groups @param {number[]} facts */
function showFoundSources(query, groups, facts) {
  const most = unfolded.get('') || AT_FIRST;
  const found = groups.filter(({ name, members }) => members.length > 1 && plain(name).includes(query));
  const single = articles.map((_, article) => article)
    .filter((article) => plain(`${articles[article].headline} ${articles[article].document} ${articles[article].date}`).includes(query))
    .sort((a, b) => facts[b] - facts[a] || a - b);
  /** @type {(Choice | HTMLElement)[]} */
  const choices = [
    ...found.map(({ name, members }) => choiceOfGroup(name, members)),
    ...single.slice(0, most).map((article) => choiceOfArticle(article, false)),
  ];
  if (single.length > most) choices.push(moreOf('', single.length - most));
  if (!choices.length) choices.push(make('p', { class: 'none' }, say('noSources', { query })));
  showChoices(byId('articles'), choices);
}

export function openSources() {
  byId('source-query').addEventListener('input', () => {
    unfolded.delete('');
    showSources();
  });
}
