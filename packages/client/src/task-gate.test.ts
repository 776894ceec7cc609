import { describe, expect, it } from 'vitest';
import { createTaskGate } from './task-gate.js';

describe('a task gate', () => {
  it('runs so many at once, urgent ones first, and goes on after a failure', async () => {
    const gate = createTaskGate(2);
    const begun: string[] = [];
    const ends = new Map<string, (error?: Error) => void>();
    const run = (name: string, isUrgent = false) =>
      gate.run(
        () =>
          new Promise<void>((resolve, reject) => {
            begun.push(name);
            ends.set(name, (error) => (error ? reject(error) : resolve()));
          }),
        isUrgent,
      );
    const a = run('a');
    const b = run('b').catch(() => 'failed');
    const c = run('c');
    const d = run('d', true);
    expect(begun).toEqual(['a', 'b']);
    ends.get('b')?.(new Error('no'));
    expect(await b).toBe('failed');
    ends.get('a')?.();
    await a;
    await Promise.resolve();
    expect(begun).toEqual(['a', 'b', 'd', 'c']);
    ends.get('c')?.();
    ends.get('d')?.();
    await Promise.all([c, d]);
  });
});
