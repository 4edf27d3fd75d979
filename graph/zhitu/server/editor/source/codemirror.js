// The editor of the SPARQL page: CodeMirror behind the few verbs that the page knows (see page/pad.js).

import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, indentOnInput, StreamLanguage, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { sparql } from '@codemirror/legacy-modes/mode/sparql';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** @import { Pad, PadSettings } from '../page/pad.js' */
/** @import { Completion, CompletionContext } from '@codemirror/autocomplete' */

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--keyword)', fontWeight: '600' },
  { tag: tags.standard(tags.variableName), color: 'var(--keyword)' },
  { tag: tags.local(tags.variableName), color: 'var(--variable)' },
  { tag: tags.atom, color: 'var(--name)' },
  { tag: [tags.string, tags.meta], color: 'var(--text)' },
  { tag: tags.comment, color: 'var(--faint)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--card)', color: 'var(--ink)', fontSize: '14px' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.65' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '10px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--faint)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--focus) 7%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--focus) 26%, transparent) !important',
  },
  '.cm-tooltip': { backgroundColor: 'var(--card)', color: 'var(--ink)', border: '1px solid var(--line)', borderRadius: '8px' },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '16em' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--focus)', color: 'var(--card)' },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '.75', marginLeft: '1em' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'color-mix(in srgb, var(--focus) 22%, transparent)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--accent)' },
  '.cm-diagnostic': { borderLeftColor: 'var(--accent)', padding: '4px 10px', maxWidth: '60ch' },
});

/**
 * Opens an editor in the element. It lives in a shadow root, whose style sheets are adopted objects: so the page's
 * content security policy needs no exception for style sheets.
 *
 * @param {HTMLElement} parent
 * @param {PadSettings} settings
 * @returns {Pad}
 */
export function open(parent, settings) {
  const root = parent.attachShadow({ mode: 'open' });
  const label = new Compartment();
  const name = (/** @type {string} */ text) => EditorView.contentAttributes.of({ 'aria-label': text });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: settings.text,
      extensions: [
        lineNumbers(), highlightSpecialChars(), history(), drawSelection(), indentOnInput(), bracketMatching(),
        closeBrackets(), highlightActiveLine(), EditorView.lineWrapping, StreamLanguage.define(sparql),
        syntaxHighlighting(colours), look, label.of(name(settings.label)),
        autocompletion({ override: [(context) => complete(context, settings)], icons: false }),
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => { settings.run(); return true; } }])),
        keymap.of([{ key: 'Tab', run: acceptCompletion }, ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.updateListener.of((update) => { if (update.docChanged) settings.changed(); }),
      ],
    }),
  });
  return {
    read: () => view.state.doc.toString(),
    write: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } }),
    focus: () => view.focus(),
    rename: (text) => view.dispatch({ effects: label.reconfigure(name(text)) }),
    mark: (place, message) => view.dispatch(setDiagnostics(view.state, place ? [fault(view.state, place, message)] : [])),
  };
}

/**
 * The word at a line and a column, both counted from one, as a fault.
 *
 * @param {EditorState} state
 * @param {{ line: number, column: number }} place
 * @param {string} message
 */
function fault(state, place, message) {
  const line = state.doc.line(Math.min(Math.max(place.line, 1), state.doc.lines));
  const at = Math.min(line.from + Math.max(place.column, 1) - 1, line.to);
  const word = state.wordAt(at);
  const from = word ? word.from : Math.min(at, Math.max(line.to - 1, line.from));
  return { from, to: word ? word.to : Math.min(from + 1, line.to), severity: /** @type {const} */ ('error'), message };
}

/**
 * @param {CompletionContext} context
 * @param {PadSettings} settings
 */
function complete(context, settings) {
  const token = syntaxTree(context.state).resolveInner(context.pos, -1).name;
  if (token === 'comment') return null;
  if (token === 'string') return completeName(context, settings);
  const text = context.state.doc.toString();
  const found = settings.suggest(text, context.pos);
  if (found.from === context.pos && !context.explicit) return null;
  const options = found.suggestions.map((one) => ({
    label: one.key,
    displayLabel: one.text,
    detail: one.detail,
    apply: (/** @type {EditorView} */ view, /** @type {Completion} */ _, /** @type {number} */ from, /** @type {number} */ to) => {
      const changes = [{ from, to, insert: one.text }];
      if (one.head) changes.unshift({ from: 0, to: 0, insert: one.head });
      view.dispatch({ changes, selection: { anchor: from + one.text.length + (one.head ?? '').length }, userEvent: 'input.complete' });
    },
  }));
  return { from: found.from, options, validFor: /^[\w:?$<\u3400-\u9fff-]*$/u };
}

/**
 * A name in a text; the graph knows it as a Chinese one, so its end and its language are written with it.
 *
 * @param {CompletionContext} context
 * @param {PadSettings} settings
 */
async function completeName(context, settings) {
  const begun = context.matchBefore(/"[^"\\]*/);
  if (!begun || begun.to - begun.from < 2) return null;
  const names = await settings.suggestNames(begun.text.slice(1));
  const options = names.map(({ text, detail }) => ({
    label: text,
    detail,
    apply: (/** @type {EditorView} */ view, /** @type {Completion} */ _, /** @type {number} */ from, /** @type {number} */ to) => {
      const insert = `${text.replace(/["\\]/g, '\\$&')}"@zh`;
      const end = /^"(@zh)?/.exec(view.state.sliceDoc(to, to + 4))?.[0].length ?? 0;
      view.dispatch({ changes: { from, to: to + end, insert }, selection: { anchor: from + insert.length }, userEvent: 'input.complete' });
    },
  }));
  return { from: begun.from + 1, options, filter: false };
}
