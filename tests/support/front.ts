import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort } from './free-port.js';
import { startProcess } from './guarded-process.js';
import { findOnPath } from './on-path.js';

export type FrontName = 'nginx' | 'haproxy';

/** A load balancer with the configuration of `deploy/`, in front of nodes on this machine. */
export interface Front {
  readonly address: string;
  readonly pid: number;
  output(): string;
  stop(): Promise<void>;
}

/** Why tests behind it cannot run here, or undefined when they can. For `describe.skipIf(…)`. */
export function frontMissing(name: FrontName): string | undefined {
  if (findOnPath(name) !== undefined) return undefined;
  return `${name} is not installed (Debian: apt-get install ${name === 'nginx' ? 'nginx-light' : name})`;
}

const configurations = {
  nginx: fileURLToPath(new URL('../../deploy/nginx/parley.conf', import.meta.url)),
  haproxy: fileURLToPath(new URL('../../deploy/haproxy/haproxy.cfg', import.meta.url)),
};

/** Starts it on a free port of 127.0.0.1 and waits until it accepts connections. */
export async function startFront(name: FrontName, nodePorts: readonly number[]): Promise<Front> {
  const program = findOnPath(name);
  if (program === undefined) throw new Error(frontMissing(name));
  const directory = mkdtempSync(join(tmpdir(), `parley-${name}-`));
  const port = await findFreePort();
  const configuration = join(directory, 'front.conf');
  writeFileSync(configuration, adapt(readFileSync(configurations[name], 'utf8'), { port, nodePorts }));
  const args = name === 'nginx' ? nginxArguments(directory) : ['-db', '-f', configuration];
  const running = await startProcess(program, { args, cwd: directory });
  const address = `http://127.0.0.1:${port}`;
  while (!(await accepts(address))) {
    if (!running.isRunning()) throw new Error(`${name} ended:\n${running.output()}`);
    await sleep(20);
  }
  return {
    address,
    pid: running.pid,
    output: running.output,
    stop: async () => {
      running.signal('SIGTERM');
      await running.ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The committed configuration with other ports and other nodes: what is tested is what people deploy. */
function adapt(text: string, { port, nodePorts }: { port: number; nodePorts: readonly number[] }): string {
  const lines = text.split('\n').map((line) => line.replace(/\b(listen |bind :)80\b/, `$1${port}`));
  const isNode = (line: string) =>
    /^\s*server parley-\d.*:3000/.test(line) || /^\s*server .*parley-\d:3000/.test(line);
  const first = lines.findIndex(isNode);
  const sample = lines[first] ?? '';
  const nodes = nodePorts.map((nodePort, index) =>
    sample.replace('parley-1:3000', `127.0.0.1:${nodePort}`).replaceAll('parley-1', `parley-${index + 1}`),
  );
  const others = lines.filter((line) => !isNode(line));
  return [...others.slice(0, first), ...nodes, ...others.slice(first)].join('\n');
}

function nginxArguments(directory: string): string[] {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  for (const one of temporary) mkdirSync(join(directory, one));
  const main = join(directory, 'nginx.conf');
  writeFileSync(
    main,
    [
      // Workers of an account of their own could not read a temporary directory of root.
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      'worker_processes 1;',
      'daemon off;',
      `pid ${join(directory, 'nginx.pid')};`,
      'error_log stderr warn;',
      'events { worker_connections 8192; }',
      'http {',
      '  access_log off;',
      ...temporary.map((one) => `  ${one}_temp_path ${join(directory, one)};`),
      `  include ${join(directory, 'front.conf')};`,
      '}',
      '',
    ].join('\n'),
  );
  return ['-p', directory, '-e', 'stderr', '-c', main];
}

async function accepts(address: string): Promise<boolean> {
  try {
    // Answered by the front itself.
    return (await fetch(`${address}/metrics`)).status === 404;
  } catch {
    return false;
  }
}
