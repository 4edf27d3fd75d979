// Every word on the page, in the chosen language.

const texts = read('texts');

function say(key, values = {}) {
  return texts[state.language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

// A class or property as the ontology names it, or its bare name where the ontology is silent.
function nameTerm(term) {
  const names = Object.hasOwn(facts.labels, term) ? facts.labels[term] : {};
  return names[state.language] || names.zh || names.en || term;
}

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
const nameKind = (kind) => say(`kind${kind}`);
const nameStatus = (status) => say(`status${capital(status)}`);
const nameObject = (edge) => (edge.o === undefined ? edge.v : entities[edge.o].name);
const percent = (share) => `${Math.round(share * 100)}%`;

function nameType(entity) {
  return entity.type && entity.type !== entity.kind ? `${nameKind(entity.kind)} · ${nameTerm(entity.type)}` : nameKind(entity.kind);
}

function translate() {
  document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
  document.title = say('title');
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = say(node.dataset.text);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', say(node.dataset.label));
  for (const node of document.querySelectorAll('[data-tip]')) node.title = say(node.dataset.tip);
  for (const node of document.querySelectorAll('[data-hint]')) node.placeholder = say(node.dataset.hint);
  byId('built').textContent = say('built', {
    articles: articles.length, documents: facts.documents, entities: entities.length, facts: edges.length,
  });
}
