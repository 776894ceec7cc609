import { createRequire } from 'node:module';
import process from 'node:process';
import { recordsOf } from './plugin.js';

const require = createRequire(import.meta.url);
const inText = require('emojibase-data/en/shortcodes/iamcal.json') as Record<string, string | string[]>;

/** Prints the names that a workspace's own emoji cannot have, as the server reads them: see scripts/generate.mjs. */
const inPicker = recordsOf('en').flatMap(([, , names]) => names.split(' '));
const names = [...new Set([...Object.values(inText).flat(), ...inPicker])]
  .filter((name) => /^[a-z0-9_+-]{2,32}$/.test(name) && /[a-z]/.test(name))
  .sort();

const lines: string[] = [];
for (const name of names) {
  const last = lines.at(-1);
  if (last === undefined || last.length + name.length > 108) lines.push(name);
  else lines[lines.length - 1] = `${last} ${name}`;
}

process.stdout.write(`/** Made by \`npm run generate\`: what emoji are called that everybody has. */
export const standardNames: ReadonlySet<string> = new Set(
  \`
${lines.join('\n')}
\`
    .trim()
    .split(/\\s+/),
);
`);
