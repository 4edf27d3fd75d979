// What stands in the page as data, opened.

/**
 * The data of that name; big ones are compressed.
 * @param {string} id
 * @returns {Promise<any>}
 */
export async function open(id) {
  const text = byId(id).textContent || '';
  if (text.startsWith('{')) return JSON.parse(text);
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

/**
 * The element of that name; it stands in the template.
 * @param {string} id
 * @returns {any}
 */
export function byId(id) {
  return document.getElementById(id);
}
