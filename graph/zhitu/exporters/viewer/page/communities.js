// The communities that the layout found: who is in them, what they are called, and their colours.

import { byDegree, communityOf, entities } from './graph.js';

/** A community of fewer is no more than a pair and has neither name nor colour. */
const LEAST_MEMBERS = 3;
/** So many colours can still be told apart, the colour-blind included; smaller communities are grey. */
const COLOURS = 8;
const NAMED_BY = 3;

/** The members of each community, the best connected first; a list for every number that the layout gave. */
export function byCommunity() {
  /** @type {number[][]} */
  const found = [];
  for (const number of byDegree) {
    const community = communityOf.get(number);
    if (community !== undefined) (found[community] ||= []).push(number);
  }
  return found;
}

/** The communities that are worth a name, the largest first. */
export function majorCommunities() {
  return byCommunity().map((members, community) => ({ community, members }))
    .filter(({ members }) => members && members.length >= LEAST_MEMBERS)
    .sort((a, b) => b.members.length - a.members.length || a.community - b.community);
}

/** A community by the names of its best connected members. @param {number[]} members */
export const nameCommunity = (members) => members.slice(0, NAMED_BY).map((number) => entities[number].name).join('、');

/** The colours of the largest communities, by community. @returns {Map<number, string>} */
export const communityColours = () => new Map(majorCommunities().slice(0, COLOURS).map(({ community }, rank) => [community, `community-${rank}`]));
