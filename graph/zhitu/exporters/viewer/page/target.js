// What is chosen, as the address spells it, and back.

import { articles, communityOf, edgeOf, edges, entities } from './graph.js';
import { byCommunity } from './communities.js';

/** @import { Target } from './types.d.ts' */

/** @param {string} id */
const spellId = (id) => encodeURIComponent(id.toWellFormed());
/** @param {number} number */
const spellEntity = (number) => spellId(entities[number].id);

/** What is chosen, in a form for the address: kind and ids. @param {Target} target */
export function spellTarget(target) {
  if (target.entity !== undefined) return `entity=${spellEntity(target.entity)}`;
  if (target.edge !== undefined) return `fact=${edges[target.edge].id}`;
  if (target.article !== undefined) return `article=${spellId(articles[target.article].id)}`;
  if (target.path !== undefined) return `path=${target.path.map(spellEntity).join(',')}`;
  if (target.shared !== undefined) return `shared=${target.shared.map(spellEntity).join(',')}`;
  return `community=${spellEntity(byCommunity()[target.community][0])}`;
}

/** The number of the entity whose id is spelt so. @param {string} text */
const readEntity = (text) => entities.findIndex((entity) => spellId(entity.id) === text);

/**
 * What the address says is chosen, or nothing where it names what is not there.
 * @param {string} key
 * @param {string} text
 * @returns {Target | null}
 */
export function readTarget(key, text) {
  if (key === 'fact') {
    const edge = edgeOf(text);
    return edge === undefined ? null : { edge };
  }
  if (key === 'article') {
    const article = articles.findIndex(({ id }) => spellId(id) === text);
    return article < 0 ? null : { article };
  }
  const [one, other] = text.split(',').map(readEntity);
  if (one < 0) return null;
  if (key === 'entity') return { entity: one };
  if (key === 'community') {
    const community = communityOf.get(one);
    return community === undefined ? null : { community };
  }
  if (other === undefined || other < 0 || other === one) return null;
  if (key === 'path') return { path: [one, other] };
  return key === 'shared' ? { shared: [one, other] } : null;
}
