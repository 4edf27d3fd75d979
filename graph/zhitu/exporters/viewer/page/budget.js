// Which of too many entities the picture shows: hubs with their neighbours, not hubs alone.

import { neighbours } from './graph.js';

/** So many neighbours come with a hub: of one that is joined to hundreds, the best connected stand for all. */
const WITH_A_HUB = 24;

/**
 * So many of the entities, in their own order; those that are wanted are among them.
 * @param {number[]} numbers the best connected first
 * @param {Set<number>} wanted
 * @param {number} most
 */
export function keepWithin(numbers, wanted, most) {
  if (numbers.length <= most) return numbers;
  const rank = new Map(numbers.map((number, index) => [number, index]));
  const rankOf = (/** @type {number} */ number) => rank.get(number) ?? Infinity;
  const kept = new Set(numbers.filter((number) => wanted.has(number)).slice(0, most));
  for (const hub of numbers) {
    const around = neighbours(hub).filter((other) => rank.has(other)).sort((a, b) => rankOf(a) - rankOf(b));
    for (const number of [hub, ...around.slice(0, WITH_A_HUB)]) {
      if (kept.size >= most) return numbers.filter((one) => kept.has(one));
      kept.add(number);
    }
  }
  return numbers.filter((one) => kept.has(one));
}
