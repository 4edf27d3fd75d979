// What the query is written in: the editor if this installation carries it, else a plain text area with the same verbs.

import { make } from './elements.js';

/** @import { Suggestion, Suggestions } from './suggestions.js' */

/**
 * @typedef {{ text: string, label: string, run: () => void, changed: () => void,
 *   suggest: (text: string, at: number) => Suggestions, suggestNames: (begun: string) => Promise<Suggestion[]> }} PadSettings
 * @typedef {{ read: () => string, write: (text: string) => void, focus: () => void, rename: (label: string) => void,
 *   mark: (place: { line: number, column: number } | null, message: string) => void }} Pad
 */

const EDITOR = './codemirror.js';

/**
 * @param {HTMLElement} parent
 * @param {boolean} rich whether the editor is there
 * @param {PadSettings} settings
 * @returns {Promise<Pad>}
 */
export async function openPad(parent, rich, settings) {
  if (!rich) return openPlain(parent, settings);
  /** @type {{ open: (parent: HTMLElement, settings: PadSettings) => Pad }} */
  const editor = await import(EDITOR);
  return editor.open(parent, settings);
}

/**
 * @param {HTMLElement} parent
 * @param {PadSettings} settings
 * @returns {Pad}
 */
function openPlain(parent, settings) {
  const area = /** @type {HTMLTextAreaElement} */ (make('textarea', {
    spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', wrap: 'soft', 'aria-label': settings.label,
    input: settings.changed,
  }));
  area.value = settings.text;
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      settings.run();
    }
  });
  parent.append(area);
  return {
    read: () => area.value,
    write: (text) => { area.value = text; area.setSelectionRange(0, 0); area.scrollTop = 0; settings.changed(); },
    focus: () => area.focus(),
    rename: (label) => area.setAttribute('aria-label', label),
    mark: (place) => {
      if (!place) return;
      const lines = area.value.split('\n');
      const at = lines.slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + place.column - 1;
      area.setSelectionRange(at, at + 1);
    },
  };
}
