// What the panel says of an entity.

import { communityOf, degree, edgesAt, entities, articles } from './graph.js';
import { byCommunity, majorCommunities, nameCommunity } from './communities.js';
import { icon, make, tell } from './elements.js';
import { factOf, groupsOf, isOpen, unfold } from './facts.js';
import { beyond, bringBack, expand, focusOn, hide, STEPS } from './focus.js';
import { grow } from './growing.js';
import { byId } from './opening.js';
import { beginPair } from './pairing.js';
import { served } from './server.js';
import { choose, state } from './state.js';
import { showTimeline } from './timeline.js';
import { nameArticle, nameTerm, nameType, say } from './words.js';

/** Evidence is unfolded at once where there is no more than this. */
const OPEN_AT_FIRST = 6;
/** So much of a long list is shown at first. */
const SOURCES_SHOWN = 20;
const FACTS_SHOWN = 40;

/** @param {string} key @param {() => void} click @param {Record<string, string | number | boolean>} attributes */
const action = (key, click, attributes = {}) => make('button', { type: 'button', ...attributes, click }, say(key));

/** The panel of an entity. @param {number} number @returns {(Node | null)[]} */
export function showEntity(number) {
  const entity = entities[number];
  const groups = groupsOf(number);
  const open = edgesAt[number].length <= OPEN_AT_FIRST;
  const dates = entity.articles.map((article) => articles[article].date).filter(Boolean).sort();
  return [
    make('p', { class: 'kind' }, icon(entity.kind), nameType(entity)),
    make('h2', {}, entity.name),
    entity.aliases.length ? make('ul', { class: 'names', 'aria-label': say('aliasTitle') }, ...entity.aliases.map((name) => make('li', {}, name))) : null,
    make('p', { class: 'lead' }, say('mentioned', { articles: entity.reports, mentions: entity.mentions })),
    make('dl', { class: 'pairs' }, ...pair('seen', dates.length ? seen(dates[0], dates[dates.length - 1]) : ''),
      ...pair('codeTitle', entity.code), ...pair('id', served ? make('a', { href: `id/${encodeURIComponent(entity.id)}` }, entity.id) : entity.id), ...home(number)),
    make('div', { id: 'doing', 'data-entity': String(number) }, ...actions(number, open)),
    groups.length ? null : make('p', { class: 'lead' }, say('noFacts')),
    ...groups.flatMap(([key, group], first) => [
      make('h3', {}, `${key.charAt(0)} ${nameTerm(key.slice(2))}`, make('span', { class: 'number' }, String(group.length))),
      ...grow(make('div'), group, FACTS_SHOWN, (edge, index) => factOf(edge, number, open || first + index === 0)),
    ]),
    showTimeline(number),
    ...listSources(number),
    entity.reasons.length ? make('details', { class: 'why' }, make('summary', {}, say('why', { count: entity.reasons.length })),
      make('ul', {}, ...entity.reasons.map((reason) => make('li', {}, reason)))) : null,
  ];
}

const seen = (/** @type {string} */ first, /** @type {string} */ last) => (first === last ? first : `${first} – ${last}`);

/** @param {string} key @param {Node | string} value @returns {Node[]} */
const pair = (key, value) => (value ? [make('dt', {}, say(key)), make('dd', {}, value)] : []);

/** The community of an entity, where it has one worth a name. @param {number} number */
function home(number) {
  const community = communityOf.get(number);
  const found = majorCommunities().find((one) => one.community === community);
  if (!found) return [];
  return pair('community', make('button', { type: 'button', class: 'link', click: () => choose({ community: found.community }) }, nameCommunity(byCommunity()[found.community])));
}

/** Shows anew what can be done with an entity: it hangs on what the picture shows. @param {number} number */
export function renewActions(number) {
  const doing = byId('doing');
  if (!doing || doing.dataset.entity !== String(number)) return; // the panel does not show it yet
  const open = [...byId('panel').querySelectorAll('.fact')].every(isOpen);
  doing.replaceChildren(...actions(number, open).filter((node) => node !== null));
}

/** @param {number} number @param {boolean} open */
function actions(number, open) {
  const joined = degree[number] > 0;
  const hidden = state.hidden.has(number);
  const { focus } = state;
  const steps = (/** @type {number} */ count) => make('button', {
    type: 'button', 'data-steps': String(count), 'aria-label': say('stepsLabel', { steps: count }), click: () => { focusOn(number, count); refocus(`[data-steps="${count}"]`); },
    'aria-pressed': String(Boolean(focus && focus.by === 'near' && focus.of[0] === number && focus.steps === count)),
  }, String(count));
  const all = make('button', { type: 'button' }, say(open ? 'closeAll' : 'openAll'));
  all.addEventListener('click', () => {
    const found = [...byId('panel').querySelectorAll('.fact')];
    const opened = !found.every(isOpen);
    for (const fact of found) unfold(fact, opened);
    all.textContent = say(opened ? 'closeAll' : 'openAll');
  });
  return [
    joined ? make('div', { class: 'actions around', role: 'group', 'aria-label': say('stepsTitle') }, make('span', {}, say('stepsTitle')),
      make('span', { class: 'switch' }, ...STEPS.map(steps))) : null,
    make('div', { class: 'actions' },
      joined && beyond(number).length ? action('expand', () => expandHere(number), { 'data-do': 'expand' }) : null,
      hidden ? action('bringBack', () => { bringBack(number); tell(say('toldBack', { name: entities[number].name })); refocus('[data-do=hide]'); }, { 'data-do': 'hide' })
        : action('hide', () => { hide(number); tell(say('toldHidden', { name: entities[number].name })); refocus('[data-do=hide]'); }, { 'data-do': 'hide' }),
      joined ? action('pathTo', () => beginPair(number, 'path'), { 'data-do': 'path' }) : null,
      action('sharedWith', () => beginPair(number, 'shared'), { 'data-do': 'shared' }),
      edgesAt[number].length ? all : null),
  ];
}

/** @param {number} number */
function expandHere(number) {
  const count = expand(number);
  tell(say('toldExpanded', { name: entities[number].name, count }));
  refocus('[data-do=expand], [data-do=hide]');
}

/** The panel was built anew: the button that was pressed has the focus again. @param {string} selector */
function refocus(selector) {
  const found = byId('panel').querySelector(selector);
  if (found) found.focus();
}

/** The articles that name an entity, the newest first. @param {number} number */
function listSources(number) {
  const sorted = [...entities[number].articles].sort((a, b) => (articles[a].date < articles[b].date ? 1 : articles[a].date > articles[b].date ? -1 : a - b));
  return [make('h3', {}, say('seenIn'), make('span', { class: 'number' }, String(sorted.length))),
    ...grow(make('ul', { class: 'listed' }), sorted, SOURCES_SHOWN, sourceOf)];
}

/** An article, with a way to it. @param {number} article */
export const sourceOf = (article) => make('li', {},
  make('button', { type: 'button', class: 'link', click: () => choose({ article }) }, nameArticle(article)), make('br'),
  make('small', {}, `${articles[article].date || say('noDate')} · ${articles[article].document}`));
