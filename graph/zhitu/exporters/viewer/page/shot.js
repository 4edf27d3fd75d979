// The picture as a file: pixels at twice the size of the screen, or shapes and texts that stay sharp at any size.

import { Etching } from './etching.js';
import { save } from './files.js';
import { byId } from './opening.js';
import { paintAgain } from './painting.js';
import { say } from './words.js';

/** Pixels of the file for each of the screen: sharp on paper and on fine screens. */
const SHARPNESS = 2;

/** The picture as SVG. */
export function etch() {
  const stage = byId('picture');
  const etching = new Etching(stage.clientWidth, stage.clientHeight);
  paintAgain(/** @type {CanvasRenderingContext2D} */ (/** @type {unknown} */ (etching)), 1);
  const title = etching.element('title', {});
  title.textContent = say('title');
  etching.root.prepend(title);
  return etching.root;
}

/** Saves the picture as SVG. */
export function saveShapes() {
  save('graph.svg', 'image/svg+xml', `${new XMLSerializer().serializeToString(etch())}\n`);
}

/** Saves the picture as PNG, with its ground. */
export function savePixels() {
  const stage = byId('picture');
  const canvas = document.createElement('canvas');
  canvas.width = stage.clientWidth * SHARPNESS;
  canvas.height = stage.clientHeight * SHARPNESS;
  paintAgain(/** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')), SHARPNESS);
  canvas.toBlob((blob) => { if (blob) save('graph.png', 'image/png', blob); }, 'image/png');
}

