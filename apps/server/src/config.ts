import { readFileSync } from 'node:fs';
import { type Config, type Setting, type SettingName, settings } from './config/settings.js';

export { printConfig, printConfigDocs, printEnvExample } from './config/describe.js';
export type { Config } from './config/settings.js';

type Environment = Readonly<Record<string, string | undefined>>;

export class ConfigError extends Error {
  /** One sentence per setting that is wrong. */
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

/**
 * Reads every setting, from the process's environment unless another is given.
 *
 * @throws ConfigError that lists all faults at once.
 */
export function readConfig(environment: Environment = process.env): Config {
  const faults: string[] = [];
  const values = Object.entries(settings).map(([name, declaration]) => {
    const { value, fault } = readSetting(name as SettingName, declaration as Setting, environment);
    if (fault) faults.push(fault);
    return [name, value];
  });
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.fromEntries(values) as Config;
}

function readSetting(
  name: SettingName,
  { schema, fallback, isSecret }: Setting,
  environment: Environment,
): { value?: unknown; fault?: string } {
  let text = environment[name];
  const path = isSecret ? environment[`${name}_FILE`] : undefined;
  if (path) {
    if (text) return { fault: `${name} and ${name}_FILE are both set; only one can be.` };
    try {
      text = readFileSync(path, 'utf8').trim();
    } catch {
      return { fault: `${name}_FILE names a file that cannot be read: ${path}` };
    }
    // Taken for unset it would mean something else, e.g. another database.
    if (text === '') return { fault: `${name}_FILE names an empty file: ${path}` };
  }
  // Compose files and shells pass an unset variable on as an empty one.
  if (text === undefined || text === '') return { value: fallback };
  const parsed = schema.safeParse(text);
  if (parsed.success) return { value: parsed.data };
  const shown = isSecret ? '' : `, not "${text.slice(0, 80)}"`;
  return { fault: `${name} ${parsed.error.issues[0]?.message ?? 'is not valid'}${shown}.` };
}
