'use strict';
// Shows the texts that hold what was chosen, and dims in them what was not.

const root = document.documentElement;
const field = (name) => document.getElementById(name);
const texts = [...document.querySelectorAll('article')].map((node) => ({
  node, keys: node.dataset.keys.split(' '), words: node.textContent.toLowerCase(),
}));

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
    for (const part of text.node.querySelectorAll('[data-keys]')) {
      part.classList.toggle('dim', chosen && !part.dataset.keys.trim().split(' ').some(fits));
    }
  }
  field('count').textContent = `${count} / ${texts.length}`;
  field('nothing').hidden = count > 0;
}

field('filters').addEventListener('input', filter);
field('filters').addEventListener('submit', (event) => event.preventDefault());
field('language').addEventListener('click', () => { root.lang = root.lang === 'en' ? 'zh-CN' : 'en'; });
field('theme').addEventListener('click', () => { root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark'; });
if (matchMedia('(prefers-color-scheme: dark)').matches) root.dataset.theme = 'dark';
filter();
