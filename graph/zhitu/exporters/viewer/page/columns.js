// What the tables say of entities, facts and articles: columns for the screen, and more of them for sheets.

import { articles, edgesAt, entities } from './graph.js';
import { nameKind, nameObject, nameStatus, nameTerm, nameType, say } from './words.js';

/** @import { Article, Edge, Evidence } from './types.d.ts' */

/** @typedef {'entities' | 'facts' | 'articles'} Table */

/**
 * @template Row
 * @typedef {[key: string, value: (row: Row) => string | number]} Column
 */

/** How many facts each article tells, of those that are listed. @type {Map<number, number>} */
let told = new Map();

/** Has the articles' columns count these facts. @param {Edge[]} edges */
export function countTold(edges) {
  told = new Map();
  for (const edge of edges) for (const article of edge.articles) told.set(article, (told.get(article) || 0) + 1);
}

const COMMA = '、';

/** @param {Evidence} said */
export const sentenceOf = (said) => articles[said.a].text.slice(said.start, said.end);

/** @type {Column<number>[]} */
const OF_ENTITIES = [
  ['colName', (number) => entities[number].name],
  ['colType', (number) => nameType(entities[number])],
  ['colAliases', (number) => entities[number].aliases.join(COMMA)],
  ['colFacts', (number) => edgesAt[number].length],
  ['colMentions', (number) => entities[number].mentions],
];

/** @type {Column<Edge>[]} */
const OF_FACTS = [
  ['colSubject', (edge) => entities[edge.s].name],
  ['colRelation', (edge) => nameTerm(edge.r)],
  ['colObject', nameObject],
  ['status', (edge) => nameStatus(edge.status)],
  ['time', (edge) => edge.time],
  ['sure', (edge) => edge.c],
  ['colQuote', (edge) => (edge.evidence.length ? sentenceOf(edge.evidence[0]) : '')],
];

/** @type {Column<number>[]} */
const OF_ARTICLES = [
  ['colHeadline', (article) => articles[article].headline],
  ['colDate', (article) => articles[article].date],
  ['colByline', (article) => articles[article].byline.flat().join(COMMA)],
  ['colDocument', (article) => articles[article].document],
  ['colFacts', (article) => told.get(article) || 0],
];

/** The columns on the screen. @type {Record<Table, Column<any>[]>} */
export const COLUMNS = { entities: OF_ENTITIES, facts: OF_FACTS, articles: OF_ARTICLES };

/** @typedef {{ edge: Edge, said: Evidence | undefined }} Line  a fact with one of its sentences */

/** @param {(article: Article) => string} value @returns {(line: Line) => string} */
const ofArticle = (value) => ({ said }) => (said ? value(articles[said.a]) : '');

/** The columns of the sheets: entities, facts with a line for each sentence, articles. @type {Record<Table, Column<any>[]>} */
export const SHEETS = {
  entities: [
    ['colId', (number) => entities[number].id],
    ['colName', (number) => entities[number].name],
    ['colKind', (number) => nameKind(entities[number].kind)],
    ['colType', (number) => nameTerm(entities[number].type)],
    ['colAliases', (number) => entities[number].aliases.join(COMMA)],
    ['colCode', (number) => entities[number].code],
    ['colFacts', (number) => edgesAt[number].length],
    ['colMentions', (number) => entities[number].mentions],
    ['colArticles', (number) => entities[number].reports],
  ],
  facts: [
    ['colId', ({ edge }) => edge.id],
    ['colSubject', ({ edge }) => entities[edge.s].name],
    ['colRelation', ({ edge }) => nameTerm(edge.r)],
    ['colObject', ({ edge }) => nameObject(edge)],
    ['status', ({ edge }) => nameStatus(edge.status)],
    ['time', ({ edge }) => edge.time],
    ['sure', ({ edge }) => edge.c],
    ['colQuote', ({ said }) => (said ? sentenceOf(said) : '')],
    ['colHeadline', ofArticle((article) => article.headline)],
    ['colDate', ofArticle((article) => article.date)],
    ['colDocument', ofArticle((article) => article.document)],
    ['colRanges', ({ said }) => (said ? said.at.map((/** @type {number[]} */ ends) => ends.join('–')).join(', ') : '')],
    ['rule', ({ said }) => (said ? said.rule : '')],
  ],
  articles: [['colId', (article) => articles[article].id], ...OF_ARTICLES],
};

/** The name of a column. @param {Column<any>} column */
export const nameColumn = ([key]) => say(key);
