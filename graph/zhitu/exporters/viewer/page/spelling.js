// Names as they are searched for: by their characters, by the syllables of their pinyin, by the syllables' initials,
// and by any mixture of these.

/** @typedef {{ at: number, end: number, plain: string, sound: string }} Unit  a character, what it is and how it sounds */
/** @typedef {{ rank: number, from: number, to: number }} Match  the smaller the rank, the better; the part of the name */

/** Text without what people leave out when they search. @param {string} text */
export const fold = (text) => text.normalize('NFKC').toLowerCase().replace(/[\s“”"「」《》()（）·'’]/g, '');

/**
 * The characters of a name, each with its syllable. The spelling holds syllables of what is Chinese and, between them,
 * the rest as it is: both are walked side by side.
 * @param {string} name
 * @param {string} spelling
 * @returns {Unit[]}
 */
function takeApart(name, spelling) {
  /** @type {Unit[]} */
  const units = [];
  let at = 0;
  let place = 0;
  for (const character of name) {
    const own = character.toLowerCase();
    while (spelling[place] === ' ' && own !== ' ') place += 1;
    let sound = '';
    if (spelling.startsWith(own, place)) {
      place += own.length;
    } else {
      const end = spelling.indexOf(' ', place);
      sound = spelling.slice(place, end < 0 ? undefined : end);
      place += sound.length;
    }
    units.push({ at, end: at + character.length, plain: fold(character), sound });
    at += character.length;
  }
  return units;
}

/** How many letters stand for the beginning of a syllable: z or zh. @param {string} sound */
const initials = (sound) => (/^[zcs]h/.test(sound) ? [2, 1] : [1]);

/**
 * Where the unit ends at which the wanted text is used up; -1 where it does not fit.
 * @param {Unit[]} units
 * @param {number} unit
 * @param {string} wanted
 * @param {number} from
 * @returns {number}
 */
function follow(units, unit, wanted, from) {
  if (from === wanted.length) return unit;
  if (unit === units.length) return -1;
  const { plain, sound } = units[unit];
  if (wanted.startsWith(plain, from)) {
    const end = follow(units, unit + 1, wanted, from + plain.length);
    if (end >= 0) return end;
  }
  if (!sound) return -1;
  // What is left may break off within a syllable: the reader is still typing.
  if (sound.startsWith(wanted.slice(from))) return unit + 1;
  for (const letters of [sound.length, ...initials(sound)]) {
    if (!wanted.startsWith(sound.slice(0, letters), from)) continue;
    const end = follow(units, unit + 1, wanted, from + letters);
    if (end >= 0) return end;
  }
  return -1;
}

/**
 * How a name fits what is wanted, which is folded; null where it does not.
 * @param {string} name
 * @param {string} plain the folded name
 * @param {string} spelling
 * @param {string} wanted
 * @returns {Match | null}
 */
export function fit(name, plain, spelling, wanted) {
  const written = plain.indexOf(wanted);
  if (written < 0 && !mayFollow(spelling, wanted)) return null;
  const units = takeApart(name, spelling);
  for (let unit = 0; unit < units.length; unit += 1) {
    if (!units[unit].plain) continue;
    const end = follow(units, unit, wanted, 0);
    if (end < 0) continue;
    const whole = units.slice(0, unit).every((before) => !before.plain);
    const rest = units.slice(end).every((after) => !after.plain);
    const rank = (written < 0 ? 6 : 0) + (whole && rest ? 0 : whole ? 2 : 4);
    return { rank, from: units[unit].at, to: units[end - 1].end };
  }
  return null;
}

/** The letters that begin the text: what is asked of every name must be asked quickly. */
const LETTERS = /[a-z]+/;

/** Whether it is worth a closer look. @param {string} spelling @param {string} wanted */
function mayFollow(spelling, wanted) {
  const [letters] = LETTERS.exec(wanted) || [''];
  return letters !== '' && (spelling.startsWith(letters[0]) || spelling.includes(` ${letters[0]}`));
}
