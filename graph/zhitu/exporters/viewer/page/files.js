// What the reader takes along as a file.

import { make } from './elements.js';

/** The browser reads the content of a download after the click: it is kept for so many milliseconds. */
const KEPT = 10_000;

/**
 * Saves a file.
 * @param {string} name
 * @param {string} type
 * @param {BlobPart} content
 */
export function save(name, type, content) {
  const link = make('a', { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}
