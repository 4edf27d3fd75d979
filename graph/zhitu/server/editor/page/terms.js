// Terms of RDF: what they are, how they are written short, and where a link of them may lead.

import { make } from './elements.js';
import { language, say } from './words.js';

/** @typedef {{ kind: 'iri' | 'literal' | 'blank', value: string, language?: string, datatype?: string }} Term */
/** @typedef {{ name: string, zh: string, en: string }} Word */
/** @typedef {{ base: string, ontology: string, prefixes: Record<string, string>, vocabulary: Word[] }} Names */

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const NUMBERS = new Set(['integer', 'decimal', 'double', 'float', 'int', 'long', 'nonNegativeInteger', 'positiveInteger'].map((name) => XSD + name));
const TIMES = new Set(['date', 'dateTime', 'gYear', 'gYearMonth'].map((name) => XSD + name));
const TIME = /^-?\d{4}(-\d{2}(-\d{2}(T.*)?)?)?$/;

/** @type {Names} */
let names = { base: '', ontology: '', prefixes: {}, vocabulary: [] };

/** @param {Names} given */
export function nameTerms(given) {
  names = given;
}

/** @param {Term} term */
export const isNumber = (term) => NUMBERS.has(term.datatype ?? '') && Number.isFinite(Number(term.value));

/** @param {Term} term */
export const isTime = (term) => term.kind === 'literal' && (TIMES.has(term.datatype ?? '') || TIME.test(term.value)) && !isNumber(term);

/**
 * The IRI with the prefix of a known namespace, where that is shorter.
 *
 * @param {string} iri
 */
export function shorten(iri) {
  if (iri.startsWith(names.base)) return iri.slice(names.base.length);
  for (const [prefix, namespace] of Object.entries(names.prefixes)) {
    if (iri.startsWith(namespace)) return `${prefix}:${iri.slice(namespace.length)}`;
  }
  return iri;
}

/** @param {Term} term */
export const read = (term) => (term.kind === 'iri' ? shorten(term.value) : term.value);

/**
 * The term in the words of the vocabulary, if it is of it.
 *
 * @param {Term} term
 */
export function nameOf(term) {
  const word = term.kind === 'iri' && names.vocabulary.find((one) => names.ontology + one.name === term.value);
  return (word && (language() === 'zh' ? word.zh : word.en)) || read(term);
}

/**
 * Whether the IRI is that of a node of the graph, which the explorer knows by the last part of it.
 *
 * @param {string} iri
 */
export const isEntity = (iri) => iri.startsWith(names.base) && /^[^/#?]+$/.test(iri.slice(names.base.length));

/**
 * Where a link on the IRI leads: to its page on this server, to the vocabulary, out if it is http(s), else nowhere.
 *
 * @param {string} iri
 * @returns {string | undefined}
 */
export function addressOf(iri) {
  if (names.base && iri.startsWith(names.base)) return pageOf(iri, iri.slice(names.base.length));
  if (iri.startsWith(names.ontology)) return here(`ontology/${encodeURIComponent(iri.slice(names.ontology.length).toWellFormed())}`);
  return /^https?:\/\//i.test(iri) ? iri : undefined;
}

/** @param {string} path */
const here = (path) => new URL(path, document.baseURI).href;

/**
 * The page of a thing; by its whole IRI where the rest of it would not stay a path below.
 *
 * @param {string} iri
 * @param {string} rest
 */
function pageOf(iri, rest) {
  const address = here(`id/${rest}`);
  return /[#?;]|%2e/i.test(rest) || address !== here('id/') + rest ? here(`resource?iri=${encodeURIComponent(iri.toWellFormed())}`) : address;
}

/** @param {string} iri */
export const explorerOf = (iri) => here(`./#entity=${iri.slice(names.base.length)}`);

/**
 * A term as an element: an IRI as a link, a literal as its text with its language or datatype beside it.
 *
 * @param {Term} term
 * @param {string | undefined} label the name of what the IRI stands for, if it is known
 * @returns {HTMLElement}
 */
export function show(term, label = undefined) {
  if (term.kind !== 'iri') return showLiteral(term);
  const address = addressOf(term.value);
  const text = label ?? shorten(term.value);
  const link = address
    ? make('a', { href: address, title: term.value, class: 'iri', rel: 'noopener noreferrer' }, text)
    : make('span', { title: term.value, class: 'iri' }, text);
  if (!isEntity(term.value)) return link;
  return make('span', { class: 'entity' }, link, '\u00a0',
    make('a', { href: explorerOf(term.value), class: 'explore', title: say('explore'), 'aria-label': say('exploreOne', { name: text }) }, '◎'));
}

/** @param {Term} term */
function showLiteral(term) {
  const plain = isNumber(term) || isTime(term) || term.language === 'zh' || term.datatype === `${XSD}string`;
  const kind = term.kind === 'blank' ? '_:' : term.language ? `@${term.language}` : term.datatype ? shorten(term.datatype) : '';
  const text = make('span', { class: isNumber(term) ? 'literal number' : 'literal' }, term.value);
  return kind && !plain ? make('span', {}, text, ' ', make('small', {}, kind)) : text;
}
