import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { endWithUs } from './children.mjs';
import { root } from './project.mjs';

/** A step that failed and has already said so. */
export class StepFailed extends Error {}

/**
 * Runs a program to its end and collects what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>} `code` is 1 when it could not be started or was killed.
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    endWithUs(child);
    let output = '';
    const collect = (chunk) => {
      output += chunk;
      const line = stripVTControlCharacters(String(chunk)).trim().split('\n').at(-1)?.trim();
      if (line) options.onLine?.(line);
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a program as one line on the screen, with the time it takes; on failure shows the end of what it printed.
 * @param {string} title what is being done, in words for a newcomer
 * @param {[string, readonly string[]]} command
 * @param {{ env?: NodeJS.ProcessEnv, advice: string }} options `advice` says what to do when it fails
 */
export async function runStep(title, [command, args], { env, advice }) {
  const progress = showProgress(title);
  const { code, output } = await capture(command, args, { env, onLine: progress.note });
  if (code === 0) return progress.end('done');
  progress.end('failed');
  const log = join(tmpdir(), `parley-${process.pid}.log`);
  mkdirSync(tmpdir(), { recursive: true });
  writeFileSync(log, output);
  console.error(indent(lastLines(output, 30)));
  console.error(`\n${advice}\nThe whole output is in ${log}`);
  throw new StepFailed(title);
}

/** A line that shows the seconds pass: rewritten in place on a terminal, repeated now and then elsewhere. */
export function showProgress(title) {
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const isTerminal = process.stdout.isTTY === true;
  let latest = '';
  const timer = setInterval(
    () => {
      const width = (process.stdout.columns ?? 80) - 1;
      if (isTerminal)
        process.stdout.write(`\r\x1b[K${`  ${title} … ${seconds()}  ${latest}`.slice(0, width)}`);
      else console.log(`  ${title} … ${seconds()}`);
    },
    isTerminal ? 200 : 15_000,
  );
  if (!isTerminal) console.log(`  ${title} …`);
  return {
    note: (line) => {
      latest = line;
    },
    end: (outcome) => {
      clearInterval(timer);
      if (isTerminal) process.stdout.write('\r\x1b[K');
      console.log(`  ${outcome === 'failed' ? '✗' : '✓'} ${title}: ${outcome}, ${seconds()}`);
    },
  };
}

export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

export function indent(text) {
  return text.replace(/^/gm, '    ');
}
