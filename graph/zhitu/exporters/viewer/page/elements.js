// Building the document. Text reaches it only as text nodes and attributes, never as markup.

import { entities } from './graph.js';
import { byId } from './opening.js';
import { choose } from './state.js';

/** @typedef {string | number | boolean | undefined | ((event: Event) => void)} Attribute */

/**
 * An element; `click` is what it does, false and undefined attributes are left out, so are null children.
 * @param {string} tag
 * @param {Record<string, Attribute>} attributes
 * @param {(Node | string | null | undefined)[]} children
 * @returns {any}
 */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child !== null && child !== undefined) node.append(child);
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';
/** @type {Record<string, [string, Record<string, string | number>]>} */
const ICONS = {
  Organization: ['rect', { x: 1.5, y: 1.5, width: 11, height: 11, rx: 2 }],
  Person: ['circle', { cx: 7, cy: 7, r: 6 }],
  Place: ['path', { d: 'M7 1 13.4 12.4 .6 12.4z' }],
  Program: ['path', { d: 'M7 .3 13.7 7 7 13.7 .3 7z' }],
  Article: ['path', { d: 'M2.5 1h9v12h-9zM4.5 4h5v1h-5zM4.5 6.5h5v1h-5zM4.5 9h3v1h-3z', 'fill-rule': 'evenodd' }],
  Value: ['circle', { cx: 7, cy: 7, r: 2.5 }],
};

/**
 * A node of a drawing.
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {Node[]} children
 */
export function draw(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** The mark of a kind, as the legend has it. @param {string} kind */
export function icon(kind) {
  const [tag, attributes] = ICONS[kind];
  return draw('svg', { class: `icon ${kind}`, viewBox: '0 0 14 14', 'aria-hidden': 'true' }, draw(tag, attributes));
}

/** Has a screen reader say it. @param {string} text */
export function tell(text) {
  byId('told').textContent = text;
}

/** The name of an entity, that chooses it. @param {number} number */
export function linkTo(number) {
  return make('button', { type: 'button', class: 'link', click: (/** @type {Event} */ event) => { event.preventDefault(); choose({ entity: number }); } }, entities[number].name);
}
