// Asking the SPARQL endpoint of this server, and nobody else.

import { readResults, readTriples } from './answers.js';

/** @import { Answer } from './answers.js' */

const ACCEPT = 'application/sparql-results+json, application/n-triples;q=0.9';

/** The endpoint refused; `place` is where in the query, if its words say so. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} words
   */
  constructor(status, words) {
    super(words);
    this.status = status;
    const found = /\bat (\d+):(\d+)/.exec(words);
    this.place = found ? { line: Number(found[1]), column: Number(found[2]) } : null;
  }
}

/**
 * @param {string} query
 * @param {AbortSignal} [signal]
 * @returns {Promise<Answer>}
 */
export async function ask(query, signal) {
  const begun = performance.now();
  const answer = await fetch(new URL('sparql', document.baseURI), {
    method: 'POST',
    headers: { 'Content-Type': 'application/sparql-query', Accept: ACCEPT },
    body: query,
    credentials: 'same-origin',
    redirect: 'error',
    signal,
  });
  const body = await answer.text();
  if (!answer.ok) throw new Refusal(answer.status, wordsOf(body));
  const read = (answer.headers.get('Content-Type') ?? '').startsWith('application/n-triples') ? readTriples : readResults;
  return read(body, performance.now() - begun);
}

/**
 * The words of an error: those of the three parts of a problem, or the text as it came.
 *
 * @param {string} body
 */
function wordsOf(body) {
  try {
    const { what, where, mend } = JSON.parse(body);
    return [what, where, mend].filter(Boolean).join('\n');
  } catch {
    return body.slice(0, 2000);
  }
}
