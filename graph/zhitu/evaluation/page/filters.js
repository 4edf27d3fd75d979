'use strict';
// Shows the texts that hold what was chosen, and dims in them what was not.

const root = document.documentElement;
/** The template's element of that name. @param {string} name @returns {any} */
const field = (name) => document.getElementById(name);
/** What an element holds. @param {HTMLElement} node */
const keysOf = (node) => (node.dataset.keys || '').trim().split(' ');
const texts = [...document.querySelectorAll('article')].map((node) => ({
  node, keys: keysOf(node), words: (node.textContent || '').toLowerCase(),
}));

/** @param {string} key */
function fits(key) {
  const [mark, label] = key.split(':');
  return (!field('label').value || field('label').value === label)
    && (!field('mark').value || field('mark').value.split(' ').includes(mark));
}

function filter() {
  const words = field('words').value.trim().toLowerCase();
  const chosen = Boolean(field('label').value || field('mark').value);
  let count = 0;
  for (const text of texts) {
    const shown = text.words.includes(words) && (!chosen || text.keys.some(fits));
    text.node.hidden = !shown;
    if (!shown) continue;
    count += 1;
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (text.node.querySelectorAll('[data-keys]'))) {
      part.classList.toggle('dim', chosen && !keysOf(part).some(fits));
    }
  }
  field('count').textContent = `${count} / ${texts.length}`;
  field('nothing').hidden = count > 0;
}

field('filters').addEventListener('input', filter);
field('filters').addEventListener('submit', (/** @type {Event} */ event) => event.preventDefault());
field('language').addEventListener('click', () => { root.lang = root.lang === 'en' ? 'zh-CN' : 'en'; });
field('theme').addEventListener('click', () => { root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark'; });
if (matchMedia('(prefers-color-scheme: dark)').matches) root.dataset.theme = 'dark';
filter();
