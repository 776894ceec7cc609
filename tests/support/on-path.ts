import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of a program; also looks where Debian keeps those for the administrator. */
export function findOnPath(program: string): string | undefined {
  const directories = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return directories.map((directory) => join(directory, program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
