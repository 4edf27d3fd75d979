// The panel: an entity with its facts, or one fact; under each fact the sentences that say it.

import { draw, icon, linkTo, make } from './elements.js';
import { showEvidence } from './evidence.js';
import { nameArticle } from './filters.js';
import { focusOn } from './focus.js';
import { articles, byDegree, degree, edges, edgesAt, entities, otherEnd } from './graph.js';
import { byId } from './opening.js';
import { choose, state } from './state.js';
import { nameStatus, nameTerm, nameType, percent, say } from './words.js';

const OPEN_AT_FIRST = 6;
const SOURCES_SHOWN = 20;

function chips(edge) {
  const found = [];
  if (edge.status !== 'stated') found.push(make('span', { class: `chip ${edge.status}` }, nameStatus(edge.status)));
  if (edge.c < 0.5) found.push(make('span', { class: 'chip doubt' }, say('doubtful')));
  if (edge.time) found.push(make('span', { class: 'chip' }, edge.time));
  return found;
}

function factOf(edge, entity, open) {
  const other = otherEnd(edge, entity);
  const target = other === undefined ? make('span', {}, edge.v) : linkTo(other);
  const sure = make('span', { class: 'sure' }, percent(edge.c));
  const details = make('details', { class: 'fact', open },
    make('summary', {}, other === undefined ? icon('Value') : icon(entities[other].kind), target, ...chips(edge), sure),
    ...edge.evidence.map(showEvidence));
  const more = make('button', { type: 'button', class: 'link open', click: () => choose({ edge: edge.number }) }, say('openFact'));
  details.append(make('div', { class: 'evidence' }, more));
  return details;
}

// Facts by relation and direction, the largest group first.
function groupsOf(entity) {
  const groups = new Map();
  for (const edge of edgesAt[entity]) {
    const key = `${edge.s === entity ? '→' : '←'} ${edge.r}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(edge);
  }
  for (const group of groups.values()) group.sort((a, b) => b.c - a.c || a.number - b.number);
  return [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
}

function showEntity(number) {
  const entity = entities[number];
  const groups = groupsOf(number);
  const open = edgesAt[number].length <= OPEN_AT_FIRST;
  const all = make('button', { type: 'button' }, say(open ? 'closeAll' : 'openAll'));
  all.addEventListener('click', () => {
    const found = [...byId('panel').querySelectorAll('.fact')];
    const opened = found.some((fact) => !fact.open);
    for (const fact of found) fact.open = opened;
    all.textContent = say(opened ? 'closeAll' : 'openAll');
  });
  return [
    make('p', { class: 'kind' }, icon(entity.kind), nameType(entity)),
    make('h2', {}, entity.name),
    entity.aliases.length ? make('ul', { class: 'names', 'aria-label': say('aliasTitle') }, ...entity.aliases.map((name) => make('li', {}, name))) : null,
    make('p', { class: 'lead' }, say('mentioned', { articles: entity.articles.length, mentions: entity.mentions }),
      entity.code ? ` · ${say('code', { code: entity.code })}` : ''),
    make('div', { class: 'actions' },
      degree[number] ? make('button', { type: 'button', click: () => focusOn(number, 1) }, say('steps1')) : null,
      degree[number] ? make('button', { type: 'button', click: () => focusOn(number, 2) }, say('steps2')) : null,
      edgesAt[number].length ? all : null),
    groups.length ? null : make('p', { class: 'lead' }, say('noFacts')),
    ...groups.flatMap(([key, group], first) => [
      make('h3', {}, `${key.charAt(0)} ${nameTerm(key.slice(2))}`, make('span', { class: 'number' }, String(group.length))),
      ...group.map((edge, index) => factOf(edge, number, open || first + index === 0)),
    ]),
    make('h3', {}, say('seenIn')),
    make('ul', { class: 'listed' }, ...entity.articles.slice(0, SOURCES_SHOWN).map((article) =>
      make('li', {}, nameArticle(article), make('br'), make('small', {}, `${articles[article].date || say('noDate')} · ${articles[article].document}`)))),
    entity.reasons.length ? make('details', { class: 'why' }, make('summary', {}, say('why', { count: entity.reasons.length })),
      make('ul', {}, ...entity.reasons.map((reason) => make('li', {}, reason)))) : null,
  ];
}

function showFact(number) {
  const edge = edges[number];
  const bar = draw('svg', { viewBox: '0 0 100 7', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    draw('rect', { width: edge.c * 100, height: 7 }));
  const rules = [...new Set(edge.evidence.map((said) => said.rule))].join(', ');
  const pair = (key, value) => (value ? [make('dt', {}, say(key)), make('dd', {}, value)] : []);
  return [
    make('p', { class: 'kind' }, say('fact')),
    make('h2', { class: 'triple' }, linkTo(edge.s), make('span', { class: 'says' }, `— ${nameTerm(edge.r)} →`),
      edge.o === undefined ? make('span', {}, edge.v) : linkTo(edge.o)),
    make('div', { class: 'meter' }, say('sure'), bar, make('span', {}, percent(edge.c))),
    make('dl', { class: 'pairs' }, ...pair('status', nameStatus(edge.status)), ...pair('time', edge.time), ...pair('rule', rules)),
    make('h3', {}, say('evidenceCount', { count: edge.evidence.length })),
    make('div', { class: 'legend' }, make('mark', { class: 'subject' }, say('subject')), make('mark', { class: 'object' }, say('object'))),
    ...edge.evidence.map((said) => make('div', { class: 'fact' }, showEvidence(said))),
  ];
}

function showStart() {
  const tip = (key, text) => make('li', {}, make('kbd', {}, key), say(text));
  return [
    make('div', { class: 'start' }, make('h2', {}, say('startTitle')), make('p', { class: 'lead' }, say('startLead')),
      make('ul', { class: 'tips' }, tip('/', 'tipSearch'), tip(say('keyClick'), 'tipClick'), tip(say('keyDouble'), 'tipDouble'),
        tip('← ↑ → ↓', 'tipArrows'), tip('Esc', 'tipEscape')),
      make('h3', {}, say('topEntities')),
      make('ul', { class: 'top' }, ...byDegree.filter((number) => degree[number]).slice(0, 10).map((number) =>
        make('li', {}, icon(entities[number].kind), linkTo(number), make('span', { class: 'number' }, String(degree[number])))))),
  ];
}

export function showPanel() {
  const target = state.chosen;
  let content = showStart();
  if (target && target.entity !== undefined) content = showEntity(target.entity);
  else if (target && target.edge !== undefined) content = showFact(target.edge);
  byId('panel').replaceChildren(...content.filter(Boolean));
  byId('panel').scrollTop = 0;
}
