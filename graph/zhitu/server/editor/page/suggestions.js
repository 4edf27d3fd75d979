// What may stand where the cursor is: terms of the vocabulary by name and by label, prefixes, variables, keywords; in a
// text, names of entities.

import { language } from './words.js';

/** @import { Word } from './terms.js' */

/**
 * `key` is what the typed word is looked for in, `head` what must be put before the query, a PREFIX line.
 *
 * @typedef {{ key: string, text: string, detail?: string, head?: string }} Suggestion
 * @typedef {{ from: number, suggestions: Suggestion[] }} Suggestions
 * @typedef {{ prefixes: Record<string, string>, vocabulary: Word[] }} Lexicon
 */

const KEYWORDS = [
  'SELECT', 'DISTINCT', 'WHERE', 'CONSTRUCT', 'DESCRIBE', 'ASK', 'FILTER', 'OPTIONAL', 'UNION', 'MINUS', 'GRAPH', 'BIND',
  'VALUES', 'GROUP BY', 'HAVING', 'ORDER BY', 'LIMIT', 'OFFSET', 'PREFIX', 'FROM', 'FROM NAMED', 'NOT EXISTS', 'EXISTS',
  'COUNT', 'SUM', 'AVG', 'MIN', 'MAX', 'SAMPLE', 'GROUP_CONCAT', 'AS', 'DESC', 'ASC', 'COALESCE', 'IF', 'BOUND', 'STR',
  'LANG', 'DATATYPE', 'CONTAINS', 'STRSTARTS', 'STRENDS', 'REGEX', 'REPLACE', 'SUBSTR', 'STRLEN', 'YEAR', 'MONTH', 'isIRI',
];

// Terms of other vocabularies that every graph of ours uses.
const OTHERS = [
  'rdf:type', 'rdf:subject', 'rdf:predicate', 'rdf:object', 'rdfs:label', 'skos:altLabel', 'dct:issued', 'dct:isPartOf',
  'schema:headline', 'prov:wasDerivedFrom', 'oa:exact', 'oa:start', 'oa:end', 'oa:hasSource', 'xsd:date', 'xsd:integer',
];

/**
 * @param {Lexicon} lexicon
 * @returns {(text: string, at: number) => Suggestions}
 */
export function suggestFrom(lexicon) {
  return (text, at) => {
    const word = /[?$]?[\w\u3400-\u9fff-]*(?::[\w\u3400-\u9fff-]*)?$/u.exec(text.slice(0, at))?.[0] ?? '';
    const from = at - word.length;
    if (/PREFIX\s+$/i.test(text.slice(0, from))) return { from, suggestions: declarations(lexicon) };
    if (/^[?$]/.test(word)) return { from, suggestions: variables(text, from) };
    return { from, suggestions: [...terms(lexicon, text), ...KEYWORDS.map((key) => ({ key, text: key }))] };
  };
}

/**
 * Names of entities that begin so, in characters or in pinyin, with their class; none if the server has none to tell.
 *
 * @param {string} begun
 * @returns {Promise<Suggestion[]>}
 */
export async function suggestNames(begun) {
  const address = new URL('reconcile/suggest/entity', document.baseURI);
  address.searchParams.set('prefix', begun.toWellFormed());
  try {
    /** @type {{ result: { name: string, notable: { name: string }[] }[] }} */
    const { result } = await (await fetch(address)).json();
    return result.map(({ name, notable }) => ({ key: name, text: name, detail: notable[0]?.name ?? '' }));
  } catch {
    return [];
  }
}

/** @param {Lexicon} lexicon */
function declarations({ prefixes }) {
  return Object.entries(prefixes).map(([prefix, iri]) => ({ key: `${prefix}:`, text: `${prefix}: <${iri}>` }));
}

/**
 * @param {string} text
 * @param {number} from where the word that is being written begins: it suggests not itself
 */
function variables(text, from) {
  const others = text.slice(0, from) + text.slice(from + 1).replace(/^\w*/, '');
  const found = new Set(others.match(/[?$][\w\u3400-\u9fff]+/gu) ?? []);
  return [...found].sort().map((key) => ({ key, text: key }));
}

/**
 * @param {Lexicon} lexicon
 * @param {string} text
 */
function terms({ prefixes, vocabulary }, text) {
  const ours = vocabulary.map(({ name, zh, en }) => {
    const detail = language() === 'zh' ? zh : en;
    return suggestion(`zt:${name}`, prefixes, text, detail, `${zh} ${en}`);
  });
  return [...ours, ...OTHERS.map((name) => suggestion(name, prefixes, text, '', ''))];
}

/**
 * @param {string} name
 * @param {Record<string, string>} prefixes
 * @param {string} text
 * @param {string} detail
 * @param {string} also
 * @returns {Suggestion}
 */
function suggestion(name, prefixes, text, detail, also) {
  const prefix = name.slice(0, name.indexOf(':'));
  const declared = new RegExp(`PREFIX\\s+${prefix}:`, 'i').test(text);
  return { key: `${name} ${also}`.trim(), text: name, detail, head: declared ? undefined : `PREFIX ${prefix}: <${prefixes[prefix]}>\n` };
}
