import { relative } from 'node:path';
import { type Config, type Setting, type SettingName, settings } from './settings.js';

const entries = Object.entries(settings) as [SettingName, Setting][];

/** `NAME=value` of every setting as it is in force; secrets are hidden. */
export function printConfig(config: Config): string {
  return lines(
    entries.map(([name, { isSecret }]) => {
      const value = config[name];
      if (value === undefined) return `${name}=`;
      return `${name}=${isSecret ? '(hidden)' : String(value)}`;
    }),
  );
}

/** The text of `.env.example`: every setting, commented out, with its default. */
export function printEnvExample(): string {
  const head = [
    '# Every setting of Parley. All are optional. A secret may also be given as NAME_FILE=/path/to/it.',
  ];
  return lines([
    ...head,
    ...entries.flatMap(([name, one]) => [
      '',
      ...wrap(one.doc).map((line) => `# ${line}`),
      `#${name}=${plain(one)}`,
    ]),
  ]);
}

/** A Markdown page with a table of all settings. */
export function printConfigDocs(): string {
  const rows = entries.map(([name, one]) => {
    const value = plain(one);
    return `| \`${name}\` | ${value ? `\`${value}\`` : ''} | ${one.doc}${one.isSecret ? ` Secret: may be given as \`${name}_FILE\`.` : ''} |`;
  });
  return lines([
    '# Configuration',
    '',
    'Parley is configured by environment variables. All are optional; an empty one counts as unset. All faults are told at once at start.',
    '`node apps/server/dist/main.js config print` shows what is in force, without secrets.',
    '',
    '| setting | default | meaning |',
    '|---|---|---|',
    ...rows,
  ]);
}

/** A default as it would be written; those that depend on the machine are left out or shown relative to the project. */
function plain({ fallback, doc }: Setting): string {
  if (fallback === undefined || doc.includes('Unset:')) return '';
  const text = String(fallback);
  return text.startsWith('/') ? relative(new URL('../../../..', import.meta.url).pathname, text) : text;
}

function wrap(text: string): string[] {
  const result: string[] = [];
  for (const word of text.split(' ')) {
    const last = result.at(-1);
    if (last === undefined || last.length + word.length > 100) result.push(word);
    else result[result.length - 1] = `${last} ${word}`;
  }
  return result;
}

const lines = (all: readonly string[]) => `${all.join('\n')}\n`;
