// What was chosen, the keys of the whole page, and the beginning.

import { tell } from './elements.js';
import { openFilters } from './filters.js';
import { arrangeFocus, followChoice, leaveFocus } from './focus.js';
import { edges, edgesAt, entities, linkOf } from './graph.js';
import { written } from './names.js';
import { byId } from './opening.js';
import { showPanel } from './panel.js';
import { lookAt, lookAtBoth, openPicture, show, zoom } from './picture.js';
import { openSearch } from './search.js';
import { bring, isPart } from './server.js';
import { pointOf } from './shapes.js';
import { inSight, motion, view } from './sight.js';
import { choose, refresh, state, trail, when } from './state.js';
import { showTable } from './table.js';
import { readTarget, spellTarget } from './target.js';
import { dress } from './theme.js';
import { nameKind, nameObject, nameTerm, say, translate } from './words.js';

// What is done when another thing was chosen.
function showChoice() {
  const target = state.chosen;
  byId('back').disabled = !trail.length;
  followChoice(target);
  const hidden = target && target.entity !== undefined && !inSight.entities.has(target.entity) && !state.hidden.has(target.entity);
  if (hidden && state.focus) state.focus = null;
  if (hidden) show();
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
  } else if (!target) tell(say('toldAll'));
  view.redraw();
  remind();
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

// The address names what is chosen, so that a link to the file can point at it.
function remind() {
  history.replaceState(null, '', state.chosen ? `#${spellTarget(state.chosen)}` : '#');
}

function recall() {
  const [key, value = ''] = location.hash.slice(1).split('=');
  const target = readTarget(key, value);
  if (target) choose(target, false);
}

export function showChange() {
  show();
  if (state.view === 'table') showTable();
}

/** @param {'picture' | 'table'} kind */
function turnTo(kind) {
  state.view = kind;
  byId('table').hidden = kind !== 'table';
  for (const id of ['picture', 'badge', 'zoom']) byId(id).hidden = kind === 'table';
  byId('show-picture').setAttribute('aria-pressed', String(kind === 'picture'));
  byId('show-table').setAttribute('aria-pressed', String(kind === 'table'));
  if (kind === 'table') showTable();
  else view.redraw();
}

/** @param {'zh' | 'en'} language */
function speak(language) {
  state.language = language;
  translate();
  showPanel();
  refresh();
}

function step() {
  if (state.view === 'table') return turnTo('picture');
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
  openPicture();
  openFilters();
  openSearch();
  speak(state.language);
  const on = (/** @type {string} */ id, /** @type {() => void} */ act) => byId(id).addEventListener('click', act);
  on('theme', () => { state.theme = state.theme === 'dark' ? 'light' : 'dark'; dress(); show(); });
  on('language', () => speak(state.language === 'zh' ? 'en' : 'zh'));
  on('show-picture', () => turnTo('picture'));
  on('show-table', () => turnTo('table'));
  on('skip', () => { turnTo('table'); byId('table').focus(); });
  on('leave', leaveFocus);
  on('nearer', () => zoom(1.4));
  on('farther', () => zoom(1 / 1.4));
  on('fit', () => view.fit({ animation: motion() }));
  on('back', () => { choose(trail.pop() || null, false); });
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName || '')) { byId('query').focus(); event.preventDefault(); }
    else if (event.key === 'Escape') step();
  });
  addEventListener('hashchange', recall);
  recall();
}

// For pages that embed this one, and for tests: where an entity or the middle of an edge stands on the picture,
// and the names that are written on it.
window.zhitu = Object.freeze({
  written: () => written,
  entityAt: (/** @type {number} */ number) => view.canvasToDOM(view.getPosition(number)),
  edgeAt: (/** @type {number} */ number) => view.canvasToDOM(pointOf(
    view.getPosition(linkOf(number).from), view.getPosition(linkOf(number).to), linkOf(number).bend, 0.5)),
});

begin();
