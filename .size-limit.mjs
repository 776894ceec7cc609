// The budget of the web app, in gzip: what a signed-in person loads before the first view, and each part loaded later.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const assets = join(import.meta.dirname, 'apps/web/dist/assets');
const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
const html = readFileSync(join(assets, '../index.html'), 'utf8');

// What an open channel needs at once although it is split from the entry: the words of one language.
const words = scripts.filter((name) => name.startsWith('words-')).sort((a, b) => bytes(b) - bytes(a));
if (words.length === 0) throw new Error('No words of a language were built.');
const entry = scripts.filter((name) => html.includes(`/assets/${name}`));
const first = closure([...entry, ...words.slice(0, 1)]);
const later = scripts.filter((name) => !first.has(name));

export default [
  { name: 'first load of the signed-in app', path: [...first].map(path), gzip: true, limit: '300 kB' },
  ...later.map((name) => ({ name, path: path(name), gzip: true, limit: '90 kB' })),
];

function closure(names) {
  const reached = new Set();
  const visit = (name) => {
    if (reached.has(name)) return;
    reached.add(name);
    const text = readFileSync(join(assets, name), 'utf8');
    for (const [, imported] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) visit(imported);
  };
  names.forEach(visit);
  return reached;
}

function bytes(name) {
  return readFileSync(join(assets, name)).length;
}

function path(name) {
  return `apps/web/dist/assets/${name}`;
}
