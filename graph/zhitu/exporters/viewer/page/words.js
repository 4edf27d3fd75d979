// Every word on the page, in the chosen language.

import { articles, entities, facts } from './graph.js';
import { byId, open } from './opening.js';
import { state } from './state.js';

/** @import { Edge, Entity } from './types.d.ts' */

/** @type {Record<'zh' | 'en', Record<string, string>>} */
const texts = await open('texts');

/**
 * A text of the page, with values put in.
 * @param {string} key
 * @param {Record<string, string | number>} values
 */
export function say(key, values = {}) {
  return texts[state.language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

// A class or property as the ontology names it, or its bare name where the ontology is silent.
/** @param {string} term @returns {string} */
export function nameTerm(term) {
  const names = Object.hasOwn(facts.labels, term) ? facts.labels[term] : {};
  return names[state.language] || names.zh || names.en || term;
}

const capital = (/** @type {string} */ word) => word.charAt(0).toUpperCase() + word.slice(1);
export const nameKind = (/** @type {string} */ kind) => say(`kind${kind}`);
export const nameStatus = (/** @type {string} */ status) => say(`status${capital(status)}`);
export const nameObject = (/** @type {Edge} */ edge) => (edge.o === undefined ? edge.v : entities[edge.o].name);
export const nameArticle = (/** @type {number} */ article) => articles[article].headline || articles[article].document;
export const percent = (/** @type {number} */ share) => `${Math.round(share * 100)}%`;

/** The kind of an entity, and its class where that says more. @param {Entity} entity */
export function nameType(entity) {
  return entity.type && entity.type !== entity.kind ? `${nameKind(entity.kind)} · ${nameTerm(entity.type)}` : nameKind(entity.kind);
}

/** Where the template's texts go. @type {[string, (node: HTMLElement, text: string) => void][]} */
const PLACES = [
  ['text', (node, text) => node.replaceChildren(text)],
  ['label', (node, text) => node.setAttribute('aria-label', text)],
  ['tip', (node, text) => node.setAttribute('title', text)],
  ['hint', (node, text) => node.setAttribute('placeholder', text)],
];

export function translate() {
  document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
  document.title = say('title');
  for (const [name, put] of PLACES) {
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`[data-${name}]`))) {
      put(node, say(String(node.dataset[name])));
    }
  }
  byId('built').textContent = say('built', {
    articles: facts.whole.articles, documents: facts.whole.documents, entities: facts.whole.entities,
    facts: facts.whole.edges,
  });
}
