// What a reader judges goes to the file of judgements of the server behind the page, where it takes corrections.

import { make, tell } from './elements.js';
import { articles, edges, entities, entityOf, facts } from './graph.js';
import { byId } from './opening.js';
import { askDesk, seek, writeRow } from './server.js';
import { KINDS, state } from './state.js';
import { nameKind, nameTerm, say } from './words.js';

/** @import { Correction, Target } from './types.d.ts' */

const WHO = 'zhitu-who';
const TOKEN = 'zhitu-token';
const OTHERS_OFFERED = 8;

/** What the server said of corrections, null where it takes none. @type {{ key: string, file: string, rows: Correction[] } | null} */
let desk = null;
/** Whether the server asks for a token first. */
let locked = false;

/** Asks the server whether it takes corrections, and which were made. */
export async function openDesk() {
  const told = await askDesk(sessionStorage.getItem(TOKEN) || '');
  locked = told === 'locked';
  desk = typeof told === 'object' ? told : null;
}

/**
 * What can be corrected of the thing that is chosen; null where nothing can.
 * @param {Target} target
 * @returns {HTMLElement | null}
 */
export function offerCorrections(target) {
  if (locked) return make('details', { class: 'correct' }, make('summary', {}, say('correct')), askToken());
  if (!desk || (target.entity === undefined && target.edge === undefined)) return null;
  const offered = target.entity !== undefined ? correctEntity(target.entity) : correctFact(/** @type {number} */ (target.edge));
  return make('details', { class: 'correct' }, make('summary', {}, say('correct')), askWho(), ...offered, listRows());
}

function askToken() {
  const word = make('input', { type: 'password', id: 'token', autocomplete: 'off' });
  return askFor(say('tokenNeeded'), [word], say('open'), async () => {
    sessionStorage.setItem(TOKEN, word.value);
    await openDesk();
    tell(say(locked ? 'tokenWrong' : 'correctionsOpen'));
    showCorrections();
  });
}

function askWho() {
  const name = make('input', { type: 'text', id: 'who', autocomplete: 'name', maxlength: 100, value: localStorage.getItem(WHO) || '' });
  name.addEventListener('change', () => localStorage.setItem(WHO, name.value.trim()));
  return make('p', { class: 'field' }, make('label', { for: 'who' }, say('who')), name);
}

/** @param {number} number */
function correctFact(number) {
  const edge = edges[number];
  const row = { left: entities[edge.s].name, left_where: whereOf(edge.s), relation: edge.r,
    right: edge.o === undefined ? edge.v : entities[edge.o].name, right_where: edge.o === undefined ? '' : whereOf(edge.o) };
  const answer = (/** @type {string} */ verdict, /** @type {string} */ text) => make('button', {
    type: 'button', class: verdict, click: () => judge({ verdict, ...row }),
  }, text);
  return [make('p', { class: 'buttons' }, answer('right', `✓ ${say('factRight')}`), answer('wrong', `✗ ${say('factWrong')}`))];
}

/** @param {number} number */
function correctEntity(number) {
  const entity = entities[number];
  const mine = { left: entity.name, left_where: whereOf(number), kind: entity.kind };
  const name = make('input', { type: 'text', id: 'right-name', maxlength: 200, value: entity.name });
  const classes = [...new Set([...KINDS, ...entities.map((one) => one.type)])].filter((one) => Object.hasOwn(facts.labels, one));
  const kind = make('select', { id: 'right-type' }, ...classes.map((one) => make('option', { value: one, selected: one === entity.type }, nameTerm(one))));
  return [
    askFor(say('rightName'), [name], say('write'), () => judge({ verdict: 'name', ...mine, right: name.value.trim() })),
    askFor(say('rightType'), [kind], say('write'), () => judge({ verdict: 'type', ...mine, right: kind.value })),
    compareWith(number, mine),
    make('p', { class: 'buttons' }, make('button', { type: 'button', class: 'wrong', click: () => judge({ verdict: 'drop', ...mine }) }, `✗ ${say('notAName')}`)),
  ];
}

/**
 * Another entity to say that it is the same, or that it is not.
 * @param {number} number
 * @param {Correction} mine
 */
function compareWith(number, mine) {
  /** @type {{ name: string, where: string }[]} */
  let others = [];
  const name = make('input', { type: 'text', id: 'other', list: 'others', autocomplete: 'off', maxlength: 200 });
  const list = make('datalist', { id: 'others' });
  name.addEventListener('input', async () => {
    const found = (await seek(name.value)).filter((one) => one.id !== entities[number].id).slice(0, OTHERS_OFFERED);
    others = found.map((one) => ({ name: one.name, where: placeOfId(one.id) }));
    list.replaceChildren(...found.map((one) => make('option', { value: one.name }, nameKind(one.kind))));
  });
  const tellApart = (/** @type {string} */ verdict) => () => {
    const other = others.find((one) => one.name === name.value);
    return judge({ verdict, ...mine, right: name.value.trim(), right_where: other ? other.where : '' });
  };
  return make('form', { class: 'field', submit: (/** @type {Event} */ event) => { event.preventDefault(); tellApart('same')(); } },
    make('label', { for: 'other' }, say('otherEntity')), name, list,
    make('button', { type: 'submit' }, say('same')), make('button', { type: 'button', click: tellApart('different') }, say('different')));
}

/** @param {string} id */
function placeOfId(id) {
  const number = entityOf(id);
  return number === undefined ? '' : whereOf(number);
}

/**
 * An article that names the entity, where others bear its name too: it tells which one is meant.
 * @param {number} number
 */
function whereOf(number) {
  const { name, kind } = entities[number];
  const alone = !entities.some((one, other) => other !== number && one.name === name && one.kind === kind);
  const [first] = entities[number].articles;
  return alone || first === undefined ? '' : articles[first].id;
}

/**
 * A line of fields and a button.
 * @param {string} text
 * @param {HTMLElement[]} fields
 * @param {string} button
 * @param {() => void} act
 */
function askFor(text, fields, button, act) {
  return make('form', { class: 'field', submit: (/** @type {Event} */ event) => { event.preventDefault(); act(); } },
    make('label', { for: fields[0].id }, text), ...fields, make('button', { type: 'submit' }, button));
}

function listRows() {
  const rows = /** @type {NonNullable<typeof desk>} */ (desk).rows;
  const about = rows.filter((row) => isAbout(row));
  if (!about.length) return null;
  return make('ul', { class: 'rows', 'aria-label': say('corrections') }, ...about.map((row) => make('li', {},
    make('span', {}, [row.verdict, row.left, row.relation && nameTerm(row.relation), row.right].filter(Boolean).join(' · ')),
    make('small', {}, ` ${row.who} · ${row.when} `),
    make('button', { type: 'button', class: 'link', click: () => takeBack(row) }, say('takeBack')))));
}

/** @param {Correction} row */
function isAbout(row) {
  const target = state.chosen;
  if (!target) return false;
  const number = target.entity !== undefined ? target.entity : target.edge !== undefined ? edges[target.edge].s : undefined;
  return number !== undefined && [row.left, row.right].includes(entities[number].name);
}

/** @param {Correction} row */
async function judge(row) {
  const who = localStorage.getItem(WHO) || '';
  const told = await writeRow('corrections', { ...row, who }, deskHeaders());
  if (told.id) {
    /** @type {NonNullable<typeof desk>} */ (desk).rows.push(told);
    tell(say('written', { file: /** @type {NonNullable<typeof desk>} */ (desk).file }));
  } else tell(say('notWritten', { what: told.what || '' }));
  showCorrections(told.id ? '' : told.what);
}

/** @param {Correction} row */
async function takeBack(row) {
  const told = await writeRow('corrections/take-back', { id: row.id || '' }, deskHeaders());
  if (told.taken_back && desk) {
    desk.rows = desk.rows.filter((one) => one.id !== row.id);
    tell(say('takenBack'));
  }
  showCorrections();
}

function deskHeaders() {
  return { key: desk ? desk.key : '', token: sessionStorage.getItem(TOKEN) || '' };
}

/** Shows the corrections anew, and what was wrong with the last one. */
function showCorrections(problem = '') {
  const old = document.querySelector('#panel .correct');
  const next = state.chosen && offerCorrections(state.chosen);
  if (!old || !next) return;
  /** @type {HTMLDetailsElement} */ (next).open = true;
  if (problem) next.append(make('p', { class: 'problem', role: 'alert' }, problem));
  old.replaceWith(next);
  byId('panel').querySelector('.correct summary').focus();
}
