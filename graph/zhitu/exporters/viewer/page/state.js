// What the page holds, and what passes the filters. Nothing here touches the screen.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const network = read('network');
const facts = read('facts');
const { entities, edges, articles } = facts;
const KINDS = ['Organization', 'Person', 'Place', 'Program'];
const STATUSES = ['stated', 'planned', 'denied', 'former'];

// The edges at each entity, and how many other entities it is joined to.
const edgesAt = entities.map(() => []);
edges.forEach((edge, number) => {
  edge.id = number;
  edge.articles = new Set(edge.evidence.map((said) => said.a));
  edgesAt[edge.s].push(edge);
  if (edge.o !== undefined && edge.o !== edge.s) edgesAt[edge.o].push(edge);
});
const degree = edgesAt.map((found) => found.filter((edge) => edge.o !== undefined).length);
const byDegree = entities.map((_, number) => number).sort((a, b) => degree[b] - degree[a] || a - b);
const placeOf = new Map(network.nodes.map((node) => [node.id, node]));
const linkOf = new Map(network.edges.map((link) => [link.id, link]));

const off = { kinds: new Set(), relations: new Set(), statuses: new Set(), articles: new Set() };
const state = { least: 0, focus: null, chosen: null, hovered: null, language: 'zh', theme: 'light', view: 'picture' };

const otherEnd = (edge, entity) => (edge.s === entity ? edge.o : edge.s);

function neighbours(entity) {
  const found = new Set(edgesAt[entity].filter((edge) => edge.o !== undefined).map((edge) => otherEnd(edge, entity)));
  found.delete(entity);
  return [...found];
}

function entityPasses(number) {
  const entity = entities[number];
  if (off.kinds.has(entity.kind)) return false;
  return !off.articles.size || entity.articles.some((article) => !off.articles.has(article));
}

function edgePasses(edge) {
  if (off.relations.has(edge.r) || off.statuses.has(edge.status) || edge.c * 100 < state.least) return false;
  if (off.articles.size && ![...edge.articles].some((article) => !off.articles.has(article))) return false;
  return entityPasses(edge.s) && (edge.o === undefined || entityPasses(edge.o));
}

// Everything that passes the filters: the table shows it all, the picture at most the budget.
function passing() {
  const passed = edges.filter(edgePasses);
  const narrowed = off.relations.size || off.statuses.size || state.least > 0;
  const joined = new Set(passed.flatMap((edge) => (edge.o === undefined ? [edge.s] : [edge.s, edge.o])));
  const numbers = byDegree.filter((number) => entityPasses(number) && (!narrowed || joined.has(number)));
  return { numbers, edges: passed };
}

function shown() {
  const all = passing();
  let numbers = all.numbers;
  if (state.focus) {
    numbers = numbers.filter((number) => state.focus.places.has(number));
  } else if (numbers.length > facts.budget) {
    const wanted = new Set(state.chosen && state.chosen.entity !== undefined
      ? [state.chosen.entity, ...neighbours(state.chosen.entity)] : []);
    numbers = [...numbers.filter((number) => wanted.has(number)), ...numbers.filter((number) => !wanted.has(number))];
    numbers = numbers.slice(0, facts.budget);
  }
  const visible = new Set(numbers);
  const drawn = all.edges.filter((edge) => edge.o !== undefined && visible.has(edge.s) && visible.has(edge.o));
  return { numbers, edges: drawn, total: all };
}
