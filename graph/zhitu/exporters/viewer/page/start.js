// What was chosen, the keys of the whole page, and the beginning.

import { openAddress } from './address.js';
import { showArticle } from './article.js';
import { showCommunities, turnColours } from './communities.js';
import { openDesk } from './corrections.js';
import { openDrawers } from './drawers.js';
import { tell } from './elements.js';
import { openFilters } from './filters.js';
import { arrangeFocus, bringBack, followChoice, leaveFocus, lookAgain } from './focus.js';
import { articles, edges, edgesAt, entities, linkOf } from './graph.js';
import { written } from './names.js';
import { byId } from './opening.js';
import { leavePair, showPairing, takeSecond } from './pairing.js';
import { nameTarget, renewPanel, showPanel } from './panel.js';
import { lookAt, lookAtBoth, openPicture, show, zoom } from './picture.js';
import { read, tellsOf } from './reading.js';
import { openSearch } from './search.js';
import { bring, bringArticle, isPart, served } from './server.js';
import { pointOf } from './shapes.js';
import { drawn, inSight, motion, view } from './sight.js';
import { choose, endsOf, refresh, state, trail, turn, when } from './state.js';
import { showTable } from './table.js';
import { openTaking } from './taking.js';
import { dress } from './theme.js';
import { nameKind, nameObject, nameTerm, say, translate } from './words.js';

/** @import { Target } from './types.d.ts' */

/** Where one writes, the keys of the page are letters. */
const WRITTEN_IN = 'input:not([type=checkbox], [type=range], [type=file]), textarea, select';

// What is done when another thing was chosen.
function showChoice() {
  const target = state.chosen;
  byId('back').disabled = !trail.length;
  if (takeSecond(target)) return;
  followReading(target);
  followChoice(target);
  const away = target && endsOf(target).some((number) => !inSight.entities.has(number) && !state.hidden.has(number));
  if (away && state.focus) state.focus = null;
  if (away) show();
  showPanel();
  if (state.view === 'table') showTable();
  if (target && target.entity !== undefined) {
    const entity = entities[target.entity];
    tell(say('toldEntity', { kind: nameKind(entity.kind), name: entity.name, count: edgesAt[target.entity].length }));
    lookAt(target.entity);
    if (isPart(target.entity)) bringMore(target.entity);
  } else if (target && target.edge !== undefined) {
    const edge = edges[target.edge];
    tell(say('toldFact', { subject: entities[edge.s].name, relation: nameTerm(edge.r), object: nameObject(edge) }));
    lookAtBoth(edge);
  } else tell(target ? nameTarget(target) : say('toldAll'));
  if (state.view === 'article') showArticle();
  showCommunities();
  view.redraw();
}

/**
 * The page holds a part of the graph: the server is asked for the rest around what was chosen.
 * @param {number} number
 */
async function bringMore(number) {
  if (!(await bring(entities[number].id))) return;
  showPanel();
  lookAt(number);
}

/**
 * An article that was chosen is opened; one that is open stays so while it tells of what is chosen.
 * @param {Target | null} target
 */
function followReading(target) {
  if (target && target.article !== undefined) {
    bringText(target.article);
    read(target.article);
  } else if (target && state.view === 'article' && state.reading && !tellsOf(state.reading.article, target)) turn('picture');
}

/** The server is asked for what an article names that the page does not hold. @param {number} article */
async function bringText(article) {
  if (await bringArticle(articles[article].id)) showArticle();
}

export function showChange() {
  show();
  showCommunities();
  if (state.view === 'table') showTable();
  renewPanel();
}

/** Shows the view that was turned to. */
function showView() {
  const kind = state.view;
  for (const id of ['table', 'article']) byId(id).hidden = kind !== id;
  for (const id of ['picture', 'badge', 'zoom']) byId(id).hidden = kind !== 'picture';
  byId('show-picture').setAttribute('aria-pressed', String(kind === 'picture'));
  byId('show-table').setAttribute('aria-pressed', String(kind === 'table'));
  if (kind === 'table') showTable();
  else if (kind === 'article') showArticle();
  else lookAgain();
  showCommunities();
  if (kind === 'article') byId('article').focus({ preventScroll: true });
  renewPanel();
}

/** @param {'zh' | 'en'} language */
function speak(language) {
  state.language = language;
  translate();
  showPairing();
  showPanel();
  if (state.view === 'article') showArticle();
  refresh();
}

function step() {
  if (leavePair()) return undefined;
  if (state.view !== 'picture') return turn('picture');
  if (state.chosen) return choose(null);
  return leaveFocus();
}

function begin() {
  state.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  state.language = navigator.language.startsWith('zh') ? 'zh' : 'en';
  dress();
  when('chosen', showChoice);
  when('changed', arrangeFocus);
  when('changed', showChange);
  when('turned', showView);
  openPicture();
  openFilters();
  openSearch();
  openDrawers();
  speak(state.language);
  const on = (/** @type {string} */ id, /** @type {() => void} */ act) => byId(id).addEventListener('click', act);
  on('theme', () => { state.theme = state.theme === 'dark' ? 'light' : 'dark'; dress(); show(); });
  on('language', () => speak(state.language === 'zh' ? 'en' : 'zh'));
  on('show-picture', () => turn('picture'));
  on('show-table', () => turn('table'));
  on('skip', () => { turn('table'); byId('table').focus(); });
  on('leave', leaveFocus);
  on('colouring', turnColours);
  on('unhide', () => { bringBack(); byId('picture').focus(); });
  on('leave-pair', () => { leavePair(); byId('picture').focus(); });
  on('nearer', () => zoom(1.4));
  on('farther', () => zoom(1 / 1.4));
  on('fit', () => view.fit({ animation: motion() }));
  on('back', () => { choose(trail.pop() || null, false); });
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !document.activeElement?.matches(WRITTEN_IN)) { byId('query').focus(); event.preventDefault(); }
    else if (event.key === 'Escape') step();
  });
  openAddress();
  openTaking();
  byId('offline').hidden = served;
  byId('ask').hidden = !served;
  openDesk().then(showPanel);
}

// For pages that embed this one, and for tests: where an entity or the middle of an edge stands on the picture,
// and the names that are written on it.
window.zhitu = Object.freeze({
  written: () => written,
  drawn: () => drawn.numbers,
  entityAt: (/** @type {number} */ number) => view.canvasToDOM(view.getPosition(number)),
  edgeAt: (/** @type {number} */ number) => view.canvasToDOM(pointOf(
    view.getPosition(linkOf(number).from), view.getPosition(linkOf(number).to), linkOf(number).bend, 0.5)),
});

begin();
