// Where a sentence or an article stands in the file that it came from, where that is no plain text.

import { make } from './elements.js';
import { say } from './words.js';

/** @import { Place } from './types.d.ts' */

/** What the reader's languages call the parts of a place. @type {Record<string, string>} */
const PLACED = {
  page: 'placePage', box: 'placeBox', sheet: 'placeSheet', row: 'placeRow', paragraph: 'placeParagraph', table: 'placeTable',
  cell: 'placeCell', part: 'placePart', line: 'placeLine', header: 'placeHeader',
  file: 'placeFile', element: 'placeElement', footnote: 'placeFootnote', endnote: 'placeEndnote',
};

/** @param {Place} place */
function spellPlace([parts]) {
  return parts.map(([kind, value]) => (Object.hasOwn(PLACED, kind) ? say(PLACED[kind], { value }) : value)).join(say('partMark'));
}

/** Places in words; null stands for many between two. @param {(Place | null)[]} places */
export const spellPlaces = (places) => places.map((place) => (place ? spellPlace(place) : '…')).join(say('listMark'));

/** Places in words, each with the selectors that a program finds it by, and a mark before each. @param {(Place | null)[]} places @returns {(Node | string)[]} */
export const showPlaces = (places) => places.flatMap((place) => [' · ',
  place ? make('span', { class: 'spot', title: place[1].join('\n') }, spellPlace(place)) : '…']);
