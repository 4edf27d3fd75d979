// The page: examples on the left, the query above, its answer below.

import { showChart } from './chart.js';
import { download } from './downloads.js';
import { byId, make, tell } from './elements.js';
import { ask, Refusal } from './endpoint.js';
import * as memory from './memory.js';
import { close as closeNetwork, showNetwork } from './network.js';
import { openPad } from './pad.js';
import { suggestFrom, suggestNames } from './suggestions.js';
import { showTable } from './table.js';
import { nameTerms } from './terms.js';
import { language, learn, say, speak } from './words.js';

/** @import { Answer } from './answers.js' */
/** @import { Pad } from './pad.js' */
/** @import { Word } from './terms.js' */
/** @import { Texts } from './words.js' */

/**
 * @typedef {{ name: string, zh: string, en: string, text: string }} Example
 * @typedef {{ editor: boolean, base: string, ontology: string, prefixes: Record<string, string>, examples: Example[],
 *   vocabulary: Word[], texts: Texts }} Given
 */

const VIEWS = /** @type {const} */ ({ table: showTable, graph: showNetwork, chart: showChart });
/** @typedef {keyof typeof VIEWS} View */
const NAMES = /** @type {View[]} */ (Object.keys(VIEWS));

/** @type {{ answer: Answer | null, view: View, running: AbortController | null }} */
const state = { answer: null, view: 'table', running: null };

/**
 * @param {Given} given
 * @returns {Promise<Pad>}
 */
async function openEditor(given) {
  const address = memory.readAddress();
  const text = address.query ?? memory.draft() ?? given.examples.find((one) => one.name === 'leaders')?.text ?? '';
  turn(address.view ?? 'table');
  /** @type {Pad} */
  const pad = await openPad(byId('pad'), given.editor, {
    text,
    label: say('query'),
    run: () => void run(pad),
    changed: () => memory.keepDraft(pad.read()),
    suggest: suggestFrom(given),
    suggestNames,
  });
  byId('plain').hidden = given.editor;
  return pad;
}

/** @param {Pad} pad */
async function run(pad) {
  state.running?.abort();
  const mine = new AbortController();
  state.running = mine;
  const query = pad.read();
  memory.keepRecent(query);
  memory.writeAddress(query, state.view);
  pad.mark(null, '');
  report(say('running'), 'busy');
  showRunning(true);
  try {
    const answer = await ask(query, mine.signal);
    if (mine.signal.aborted) return;
    state.answer = answer;
    report(say(answer.form === 'ask' ? 'answered' : 'found', { rows: answer.rows.length, milliseconds: Math.round(answer.milliseconds) }), 'done');
    present();
  } catch (error) {
    if (state.running !== mine) return;
    state.answer = null;
    present();
    if (mine.signal.aborted) report(say('cancelled'), 'failed');
    else if (error instanceof Refusal) {
      report(error.message || say('refused', { status: error.status }), 'failed');
      pad.mark(error.place, error.message);
    } else report(say('unreachable'), 'failed');
  } finally {
    if (state.running === mine) showRunning(false);
    fillRecent(pad);
  }
}

/** @param {boolean} now */
function showRunning(now) {
  byId('run').hidden = now;
  byId('cancel').hidden = !now;
}

/**
 * @param {string} text
 * @param {'busy' | 'done' | 'failed' | ''} kind
 */
function report(text, kind) {
  const place = byId('report');
  place.textContent = text;
  place.dataset.kind = kind;
  tell(text);
}

function present() {
  const { answer } = state;
  byId('answer').hidden = !answer;
  closeNetwork();
  for (const name of NAMES) {
    byId(name).hidden = name !== state.view;
    byId(name).replaceChildren();
    byId(`show-${name}`).setAttribute('aria-pressed', String(name === state.view));
  }
  byId('get-whole').textContent = answer?.form === 'construct' ? 'N-Triples' : 'JSON';
  if (answer) void VIEWS[state.view](byId(state.view), answer);
}

/** @param {string} view */
function turn(view) {
  state.view = NAMES.find((name) => name === view) ?? 'table';
  present();
}

/**
 * @param {Given} given
 * @param {Pad} pad
 */
function fillExamples(given, pad) {
  byId('examples').replaceChildren(...given.examples.map((one) => make('li', {}, make('button', {
    type: 'button', 'data-name': one.name, click: () => choose(pad, one.text),
  }, language() === 'zh' ? one.zh : one.en))));
}

/** @param {Pad} pad */
function fillRecent(pad) {
  const found = memory.recent();
  byId('recent-section').hidden = !found.length;
  byId('recent').replaceChildren(...found.map((text) => make('li', {}, make('button', {
    type: 'button', click: () => choose(pad, text),
  }, summarise(text)))));
}

/**
 * A query without what most begin with, on one line.
 *
 * @param {string} text
 */
function summarise(text) {
  return text.replace(/^\s*(?:#.*|PREFIX\s+\S+\s+<[^>]*>)$/gim, '').replace(/\s+/g, ' ').trim().slice(0, 80) || '…';
}

/**
 * @param {Pad} pad
 * @param {string} text
 */
function choose(pad, text) {
  pad.write(text);
  void run(pad);
}

/**
 * @param {Given} given
 * @param {Pad} pad
 */
function listen(given, pad) {
  /**
   * @param {string} id
   * @param {() => void} act
   */
  const on = (id, act) => byId(id).addEventListener('click', act);
  on('run', () => void run(pad));
  on('cancel', () => state.running?.abort());
  on('link', () => {
    memory.writeAddress(pad.read(), state.view);
    void navigator.clipboard?.writeText(location.href).then(() => report(say('copied'), 'done'), () => {});
  });
  on('forget', () => { memory.forgetRecent(); fillRecent(pad); });
  on('get-csv', () => { if (state.answer) download(state.answer, 'csv'); });
  on('get-whole', () => { if (state.answer) download(state.answer, 'whole'); });
  for (const name of NAMES) {
    on(`show-${name}`, () => { turn(name); memory.writeAddress(pad.read(), name); });
  }
  on('theme', () => {
    const { dataset } = document.documentElement;
    dataset.theme = dataset.theme === 'dark' ? 'light' : 'dark';
    present();
  });
  on('language', () => {
    speak(language() === 'zh' ? 'en' : 'zh');
    pad.rename(say('query'));
    report('', '');
    fillExamples(given, pad);
    present();
  });
  addEventListener('hashchange', () => {
    const { query, view } = memory.readAddress();
    if (query !== null) pad.write(query);
    turn(view ?? state.view);
  });
}

async function begin() {
  /** @type {Given} */
  const given = await (await fetch(new URL('query/given.json', document.baseURI))).json();
  learn(given.texts);
  nameTerms(given);
  document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  /** @type {HTMLDetailsElement} */ (byId('examples-section')).open = !matchMedia('(max-width: 760px)').matches;
  speak(navigator.language.startsWith('zh') ? 'zh' : 'en');
  const pad = await openEditor(given);
  listen(given, pad);
  fillExamples(given, pad);
  fillRecent(pad);
  document.documentElement.dataset.ready = 'true';
}

void begin();
