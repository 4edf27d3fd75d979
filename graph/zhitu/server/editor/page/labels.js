// The names of the entities that an answer shows, asked for in one query and remembered.

import { ask } from './endpoint.js';
import { isEntity } from './terms.js';

/** @import { Term } from './terms.js' */

const MOST = 300;
const SAFE = /^[^<>"{}|^`\\\u0000-\u0020]+$/;

/** @type {Map<string, string>} */
const known = new Map();

/** @param {Term} term */
export const labelOf = (term) => (term.kind === 'iri' ? known.get(term.value) : undefined);

/**
 * Learns the names of at most MOST entities among the terms; says whether any is new. That none could be had is no
 * fault worth telling: the IRIs themselves are shown then.
 *
 * @param {(Term | undefined)[]} terms
 */
export async function learnLabels(terms) {
  const unknown = new Set(terms.flatMap((term) =>
    (term?.kind === 'iri' && isEntity(term.value) && SAFE.test(term.value) && !known.has(term.value) ? [term.value] : [])));
  if (!unknown.size) return false;
  const wanted = [...unknown].slice(0, MOST).map((iri) => `<${iri}>`).join(' ');
  try {
    const answer = await ask(`SELECT ?i ?n { VALUES ?i { ${wanted} } ?i <http://www.w3.org/2000/01/rdf-schema#label> ?n }`);
    for (const [iri, name] of answer.rows) if (iri && name) known.set(iri.value, name.value);
    return answer.rows.length > 0;
  } catch {
    return false;
  }
}
