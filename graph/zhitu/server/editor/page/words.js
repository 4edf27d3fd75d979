// Every word on the page, in the chosen language.

/** @typedef {'zh' | 'en'} Language */
/** @typedef {Record<Language, Record<string, string>>} Texts */

/** @type {{ language: Language, texts: Texts }} */
const spoken = { language: 'zh', texts: { zh: {}, en: {} } };

/** @param {Texts} texts */
export function learn(texts) {
  spoken.texts = texts;
}

/** @param {Language} language */
export function speak(language) {
  spoken.language = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = say('title');
  for (const node of all('[data-text]')) node.textContent = say(node.dataset.text ?? '');
  for (const node of all('[data-label]')) node.setAttribute('aria-label', say(node.dataset.label ?? ''));
}

/** @param {string} selector */
function all(selector) {
  return /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
}

export const language = () => spoken.language;

/**
 * @param {string} key
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function say(key, values = {}) {
  const text = spoken.texts[spoken.language][key];
  if (text === undefined) throw new Error(`the page has no text ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
