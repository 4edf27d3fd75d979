// Makes one file of the editor and all that it needs, and another of their licences:
//   node bundle.mjs FOLDER

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(argv[2] ?? join(here, '..', 'page'));

const built = await build({
  entryPoints: [join(here, 'codemirror.js')],
  outfile: join(folder, 'codemirror.js'),
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'inline',
  metafile: true,
  logLevel: 'warning',
});

const homes = new Map();
for (const input of Object.keys(built.metafile.inputs)) {
  const found = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(resolve(input));
  if (found) homes.set(found[2], found[1]);
}
const licences = [...homes].sort().map(([name, home]) => {
  const { version, license } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const file = readdirSync(home).find((one) => /^licen[cs]e/i.test(one));
  if (!file) throw new Error(`${name} has no licence file`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(home, file), 'utf8').trim()}\n`;
});
writeFileSync(join(folder, 'codemirror.licences.txt'), licences.join(`\n${'-'.repeat(72)}\n\n`));
