// Where articles come from, in groups (a folder, or a file of records), and which of them the reader wants.

import { articles } from './graph.js';

/** @import { Sources } from './types.d.ts' */

/** The group of each article, and the articles of each group; both grow with the graph. */
/** @type {string[]} */
const groupAt = [];
/** @type {Map<string, number[]>} */
const members = new Map();

// A record stands in its file, a file in its folder; a file without a folder is a group by itself.
/** @param {string} document */
function groupName(document) {
  const file = document.split('#', 1)[0];
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  return file === document && folder ? folder : file;
}

/** The groups of sources, each with its articles. */
export function groupSources() {
  for (let article = groupAt.length; article < articles.length; article += 1) {
    const name = groupName(articles[article].document);
    const group = members.get(name);
    if (group) group.push(article);
    else members.set(name, [article]);
    groupAt.push(name);
  }
  return members;
}

/** The group of each article. */
export function groupsAt() {
  groupSources();
  return groupAt;
}

/** What is wanted before a choice: everything. @returns {Sources} */
export const allSources = () => ({ rest: true, groups: new Map(), articles: new Map() });

/** @param {Sources} sources */
export const narrowsSources = (sources) => !sources.rest || sources.groups.size > 0 || sources.articles.size > 0;

/**
 * Whether an article is wanted: its own choice holds before that of its group.
 * @param {Sources} sources
 * @param {number} article
 */
export function wantsArticle(sources, article) {
  const own = sources.articles.get(article);
  if (own !== undefined) return own;
  const group = sources.groups.get(groupsAt()[article]);
  return group === undefined ? sources.rest : group;
}

/**
 * Wants a whole group or not, whatever was chosen of its articles.
 * @param {Sources} sources
 * @param {string} name
 * @param {boolean} wanted
 */
export function wantGroup(sources, name, wanted) {
  for (const article of groupSources().get(name) || []) sources.articles.delete(article);
  if (wanted === sources.rest) sources.groups.delete(name);
  else sources.groups.set(name, wanted);
}

/**
 * Wants one article or not.
 * @param {Sources} sources
 * @param {number} article
 * @param {boolean} wanted
 */
export function wantArticle(sources, article, wanted) {
  sources.articles.delete(article);
  if (wantsArticle(sources, article) !== wanted) sources.articles.set(article, wanted);
}
