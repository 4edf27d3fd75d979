// Light and dark: the style sheet holds the colours, the picture reads them from it.

import { COMMUNITY_COLOURS } from './communities.js';
import { KINDS, state } from './state.js';

/** The colours of the style sheet by name, and `letters`: its fonts. @type {Record<string, string>} */
export let colours = {};

export function dress() {
  document.documentElement.dataset.theme = state.theme;
  const style = getComputedStyle(document.documentElement);
  colours = Object.fromEntries(
    ['paper', 'card', 'ink', 'soft', 'faint', 'accent', 'edge', 'edge-strong', 'veil', ...KINDS, ...COMMUNITY_COLOURS]
      .map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  colours.letters = getComputedStyle(document.body).fontFamily;
}
