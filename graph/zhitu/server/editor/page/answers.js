// What the endpoint answered: rows of terms, whatever form the query had.

/** @import { Term } from './terms.js' */

/**
 * A row holds a term for each column, or nothing where the variable is unbound. `body` is the answer as it came.
 *
 * @typedef {{ form: 'select' | 'ask' | 'construct', columns: string[], rows: (Term | undefined)[][], body: string,
 *   milliseconds: number }} Answer
 */

/** @type {Record<string, Term['kind']>} */
const KINDS = { uri: 'iri', bnode: 'blank', literal: 'literal', 'typed-literal': 'literal' };

/**
 * @param {string} body SPARQL 1.1 results in JSON
 * @param {number} milliseconds
 * @returns {Answer}
 */
export function readResults(body, milliseconds) {
  const whole = JSON.parse(body);
  if (typeof whole.boolean === 'boolean') {
    const said = { kind: /** @type {const} */ ('literal'), value: String(whole.boolean) };
    return { form: 'ask', columns: ['answer'], rows: [[said]], body, milliseconds };
  }
  /** @type {string[]} */
  const columns = whole.head.vars;
  /** @type {Record<string, any>[]} */
  const bindings = whole.results.bindings;
  const rows = bindings.map((row) => columns.map((name) => (Object.hasOwn(row, name) ? readTerm(row[name]) : undefined)));
  return { form: 'select', columns, rows, body, milliseconds };
}

/**
 * @param {Record<string, string>} json
 * @returns {Term}
 */
function readTerm(json) {
  return { kind: KINDS[json.type] ?? 'literal', value: json.value, language: json['xml:lang'], datatype: json.datatype };
}

const STATEMENT = /^(<[^>]*>|_:\S+) (<[^>]*>) (<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?) \.$/;
const LITERAL = /^"(.*)"(?:@([\w-]+)|\^\^<(.*)>)?$/s;
/** @type {Record<string, string>} */
const ESCAPES = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' };

/**
 * @param {string} body N-Triples as RDF 1.1 writes them canonically
 * @param {number} milliseconds
 * @returns {Answer}
 */
export function readTriples(body, milliseconds) {
  const rows = [];
  for (const line of body.split('\n')) {
    const found = STATEMENT.exec(line.trim());
    if (found) rows.push(found.slice(1).map(readToken));
  }
  return { form: 'construct', columns: ['subject', 'predicate', 'object'], rows, body, milliseconds };
}

/**
 * @param {string} token
 * @returns {Term}
 */
function readToken(token) {
  if (token.startsWith('<')) return { kind: 'iri', value: unescape(token.slice(1, -1)) };
  if (token.startsWith('_:')) return { kind: 'blank', value: token.slice(2) };
  const [, value = '', language, datatype] = LITERAL.exec(token) ?? [];
  return { kind: 'literal', value: unescape(value), language, datatype };
}

/** @param {string} text */
function unescape(text) {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gs, (_, short, long, letter) =>
    (letter === undefined ? String.fromCodePoint(parseInt(short ?? long, 16)) : ESCAPES[letter] ?? letter));
}
