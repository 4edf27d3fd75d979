// Finds entities by name, other name or pinyin in the index that was loaded before: no server, no network.
// A plain script in a block: pages that were opened from a file may load no modules.
{
  const MOST = 200;

  /**
   * A row of the index: name, kind, address, class, other names, letters of the pinyin, their initials.
   * @typedef {[string, number, string, number, string[], string, string]} Row
   * @typedef {{ kinds: string[], classes: Record<string, string>[], rows: Row[] }} Index
   */

  const section = /** @type {HTMLElement} */ (document.querySelector('#found'));
  const heading = /** @type {HTMLElement} */ (section.querySelector('h2'));
  const list = /** @type {HTMLElement} */ (section.querySelector('ul'));
  const field = /** @type {HTMLInputElement} */ (document.querySelector('#q'));
  const { kinds, classes, rows } = /** @type {{ zhituIndex: Index }} */ (/** @type {unknown} */ (globalThis)).zhituIndex;
  const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';

  /**
   * A text without the differences that nobody means.
   * @param {string} text
   */
  const fold = (text) => text.normalize('NFKC').toLowerCase().replace(/[\s“”"'‘’《》·]/gu, '');

  /**
   * How well a name fits what is asked, the less the better; Infinity where it does not.
   * @param {string} name
   * @param {string} asked
   */
  const fit = (name, asked) => {
    if (name === asked) return 0;
    if (name.startsWith(asked)) return 1;
    return name.includes(asked) ? 2 : Infinity;
  };

  /**
   * The same of a row: by its names, then by its letters.
   * @param {Row} row
   * @param {string} asked
   */
  const rank = ([name, , , , others, letters, initials], asked) => {
    const best = Math.min(...[name, ...others].map((one) => fit(fold(one), asked)));
    if (best < Infinity) return best;
    if (letters.startsWith(asked)) return 3;
    if (initials.startsWith(asked)) return 4;
    return asked.length > 3 && letters.includes(asked) ? 5 : Infinity;
  };

  /**
   * A line of the list: nothing that a text says becomes markup.
   * @param {Row} row
   */
  const show = ([name, kind, address, type, others]) => {
    const line = document.createElement('li');
    const link = document.createElement('a');
    link.className = `ref ${kinds[kind]}`;
    link.href = `${section.dataset.pages}${address}`;
    link.textContent = name;
    const more = [classes[type][language], others.slice(0, 5).join('、')].filter(Boolean);
    line.append(link, ` · ${more.join(' · ')}`);
    return line;
  };

  /** @param {string} words */
  const find = (words) => {
    const asked = fold(words);
    section.hidden = !asked;
    if (!asked) return;
    const ranked = rows.map((row) => ({ row, fits: rank(row, asked) })).filter(({ fits }) => fits < Infinity);
    ranked.sort((one, two) => one.fits - two.fits || one.row[0].length - two.row[0].length);
    const { found = '', nothing = '' } = section.dataset;
    heading.textContent = ranked.length ? found.replace('{count}', String(ranked.length)) : nothing;
    list.replaceChildren(...ranked.slice(0, MOST).map(({ row }) => show(row)));
  };

  field.value = new URLSearchParams(location.search).get('q') ?? '';
  field.addEventListener('input', () => find(field.value));
  find(field.value);
}
