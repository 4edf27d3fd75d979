// A sentence as a citation for a text of one's own, and how it gets into the clipboard.

import { make, tell } from './elements.js';
import { articles } from './graph.js';
import { spellPlaces } from './places.js';
import { say } from './words.js';

/** @import { Evidence, Stretch } from './types.d.ts' */

/** Raw ranges in words, as the reader's language counts them. @param {Stretch[]} at */
export const spellRanges = (at) => say('place', { ranges: at.map(([start, end]) => `${start}–${end}`).join(say('listMark')) });

/** Who signed an article, by role; empty where nobody did. @param {string[][]} byline */
export function spellByline([reporters = [], correspondents = [], photographers = []]) {
  /** @type {[string, string[]][]} */
  const roles = [['reporters', reporters], ['correspondents', correspondents], ['photographers', photographers]];
  return roles.filter(([, names]) => names.length).map(([role, names]) => say(role, { names: names.join('、') })).join(say('partMark'));
}

/** The citation of a sentence: headline, names, date, document, its place and characters there, and the words. @param {Evidence} said */
export function cite(said) {
  const article = articles[said.a];
  const parts = [
    article.headline && say('citedHeadline', { headline: article.headline }), spellByline(article.byline), article.date,
    article.document, spellPlaces(said.places), said.at.length ? spellRanges(said.at) : '',
  ].filter(Boolean);
  return say('citation', { parts: parts.join(say('partMark')), quote: article.text.slice(said.start, said.end) });
}

/** A button that copies the citation of a sentence. @param {Evidence} said */
export function citeButton(said) {
  const button = make('button', { type: 'button', class: 'link do', click: async () => {
    const text = cite(said);
    const copied = await copy(text);
    tell(say(copied ? 'copied' : 'notCopied'));
    button.textContent = say(copied ? 'copied' : 'notCopied');
    if (!copied) offerText(button, text);
  } }, say('copyCitation'));
  return button;
}

/**
 * Puts a text into the clipboard; true where that worked.
 * @param {string} text
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOld(text); // a browser may keep its clipboard from pages that were opened from a folder
  }
}

/** @param {string} text */
function copyOld(text) {
  const box = make('textarea', { class: 'hidden', 'aria-hidden': 'true' });
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  box.value = text;
  document.body.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  if (before) before.focus();
  return copied;
}

/**
 * Shows the text below the button, chosen whole, for the reader's own copying.
 * @param {HTMLElement} button
 * @param {string} text
 */
function offerText(button, text) {
  const box = make('textarea', { class: 'cited', readonly: true, rows: 4, 'aria-label': say('citationText') });
  box.value = text;
  button.after(box);
  box.focus();
  box.select();
}
