// What N3.js reads in a file, as lines of N-Quads: node parse.mjs FILE FORMAT
import { readFileSync } from 'node:fs';
import { Parser, Writer } from 'n3';

const [file, format] = process.argv.slice(2);
const writer = new Writer({ format: 'application/n-quads' });
writer.addQuads(new Parser({ format }).parse(readFileSync(file, 'utf8')));
writer.end((error, text) => {
  if (error) throw error;
  process.stdout.write(text);
});
