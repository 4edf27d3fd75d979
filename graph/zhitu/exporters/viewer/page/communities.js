// The communities that the layout found: who is in them, what they are called, and their colours.

import { make, tell } from './elements.js';
import { byDegree, communityOf, entities } from './graph.js';
import { byId } from './opening.js';
import { drawn, view } from './sight.js';
import { choose, state } from './state.js';
import { say } from './words.js';

/** A community of fewer is no more than a pair and has neither name nor colour. */
const LEAST_MEMBERS = 3;
/** So many colours can still be told apart, the colour-blind included; smaller communities are grey. */
const COLOURS = 8;
/** The names of the colours in the style sheet. */
export const COMMUNITY_COLOURS = [...Array.from({ length: COLOURS }, (_, rank) => `community-${rank}`), 'community-other'];
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

/** The largest communities in the graph as it is, by their colours. @type {{ size: number, places: Map<number, number> }} */
let coloured = { size: -1, places: new Map() };

/** The place of each community among the largest. */
function colourRanks() {
  if (coloured.size !== entities.length) {
    const largest = majorCommunities().slice(0, COLOURS);
    coloured = { size: entities.length, places: new Map(largest.map(({ community }, rank) => [community, rank])) };
  }
  return coloured.places;
}

/** The name of a community's colour. @param {number | undefined} community */
const colourOfCommunity = (community) => `community-${colourRanks().get(Number(community)) ?? 'other'}`;

/** The name of the colour that an entity has now. @param {number} number */
export function colourOf(number) {
  return state.colouring === 'kind' ? entities[number].kind : colourOfCommunity(communityOf.get(number));
}

/** Shows what the colours mean, where they mean communities: each by its best connected members, with how many are in sight. */
export function showCommunities() {
  const on = state.colouring === 'community';
  byId('colouring').setAttribute('aria-pressed', String(on));
  byId('communities').hidden = !on || state.view !== 'picture';
  if (!on) return;
  const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.community : undefined;
  const seen = Map.groupBy(drawn.numbers, (number) => colourRanks().has(Number(communityOf.get(number))) ? Number(communityOf.get(number)) : -1);
  const rows = majorCommunities().slice(0, COLOURS).filter(({ community }) => seen.has(community)).map(({ community, members }) => make('li', {}, make('button', {
    type: 'button', class: 'link', 'data-community': String(community), 'aria-current': Boolean(state.chosen && state.chosen.community === community) && 'true',
    click: () => choose({ community }),
  }, make('span', { class: `patch ${colourOfCommunity(community)}` }), make('span', { class: 'text' }, nameCommunity(members)), make('span', { class: 'number' }, String(seen.get(community)?.length)))));
  const rest = (seen.get(-1) || []).length;
  if (rest) rows.push(make('li', { class: 'rest' }, make('span', { class: 'patch community-other' }), make('span', { class: 'text' }, say('otherCommunities')), make('span', { class: 'number' }, String(rest))));
  byId('communities-list').replaceChildren(...rows);
  if (held) byId('communities-list').querySelector(`[data-community="${held}"]`)?.focus();
}

/** Colours marks by community, or by kind again. */
export function turnColours() {
  state.colouring = state.colouring === 'kind' ? 'community' : 'kind';
  showCommunities();
  tell(say(state.colouring === 'kind' ? 'toldKinds' : 'toldCommunities'));
  view.redraw();
}
