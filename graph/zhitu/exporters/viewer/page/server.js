// What the server behind the page can give, where there is one: a page that was opened from a folder has none.

import { addAround, edgesAt, entities } from './graph.js';
import { refresh } from './state.js';

/** @import { Correction, Part } from './types.d.ts' */

const meta = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="zhitu-server"]'));
export const served = meta.content === 'open';
/** What was asked for already. @type {Set<string>} */
const asked = new Set();

/**
 * The answer of the server, or null where it has none.
 * @param {string} path
 * @param {Record<string, string>} values
 * @returns {Promise<any>}
 */
async function ask(path, values) {
  try {
    const answer = await fetch(`${path}?${new URLSearchParams(values)}`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // the server is gone: the page goes on with what it holds
  }
}

/**
 * Entities of the whole graph that a reader may mean.
 * @param {string} query
 * @returns {Promise<{ id: string, name: string, kind: string }[]>}
 */
export async function seek(query) {
  return (served && (await ask('explorer/seek', { query }))) || [];
}

/**
 * What the server says of corrections: who may write and what was written; locked where it needs a token; else null.
 * @param {string} token
 * @returns {Promise<{ key: string, file: string, rows: Correction[] } | 'locked' | null>}
 */
export async function askDesk(token) {
  if (!served) return null;
  try {
    const answer = await fetch('corrections', { headers: token ? { Authorization: `Bearer ${token}` } : {} });
    if (answer.status === 401) return 'locked';
    const told = answer.ok ? await answer.json() : null;
    return told && told.open ? told : null;
  } catch {
    return null;
  }
}

/**
 * What the server says to a correction: the row that was written, or what is wrong with it.
 * @param {string} path
 * @param {Record<string, string | undefined>} row
 * @param {{ key: string, token: string }} proof
 * @returns {Promise<any>}
 */
export async function writeRow(path, row, { key, token }) {
  try {
    const answer = await fetch(path, {
      method: 'POST', body: JSON.stringify(row),
      headers: { 'Content-Type': 'application/json', 'X-Zhitu-Key': key, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    });
    return await answer.json();
  } catch {
    return { what: '' };
  }
}

/**
 * Brings what the whole graph knows of an entity, if the page does not hold it; true where something came.
 * @param {string} id
 */
export async function bring(id) {
  return bringOnce('explorer/around', id);
}

/**
 * Brings an article with all that it names, if the page does not hold it; true where something came.
 * @param {string} id
 */
export async function bringArticle(id) {
  return bringOnce('explorer/article', id);
}

/**
 * @param {string} path
 * @param {string} id
 */
async function bringOnce(path, id) {
  const key = `${path} ${id}`;
  if (!served || asked.has(key)) return false;
  asked.add(key);
  /** @type {Part | null} */
  const part = await ask(path, { id });
  if (!part) return false;
  addAround(part, id);
  refresh();
  return true;
}

/** Whether the whole graph has facts of an entity that the page does not hold. @param {number} number */
export const isPart = (number) => served && edgesAt[number].length < entities[number].facts;
