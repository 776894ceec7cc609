import { describe, expect, it } from 'vitest';
import { gather } from './gather.js';

/** Remembers what it was asked, and answers when told to. */
function createOracle() {
  const asked: { questions: readonly number[]; answer(): void; fail(): void }[] = [];
  const ask = gather<number, string>(
    (questions) =>
      new Promise((resolve, reject) => {
        const answer = () => resolve((question) => `answer to ${question}`);
        asked.push({ questions, answer, fail: () => reject(new Error('away')) });
      }),
  );
  return { ask, asked };
}

const untilAsked = (asked: readonly unknown[], times: number) =>
  expect.poll(() => asked.length, { interval: 5 }).toBe(times);

describe('questions that come together', () => {
  it('are asked as one, and each gets its own answer', async () => {
    const { ask, asked } = createOracle();
    const answers = Promise.all([ask(1), ask(2), ask(3)]);
    await untilAsked(asked, 1);
    expect(asked.map(({ questions }) => questions)).toEqual([[1, 2, 3]]);
    asked[0]?.answer();
    expect(await answers).toEqual(['answer to 1', 'answer to 2', 'answer to 3']);
  });

  it('wait for each other while enough are under way, and are never answered by an earlier one', async () => {
    const { ask, asked } = createOracle();
    const first = ask(1);
    await untilAsked(asked, 1);
    const second = ask(2);
    await untilAsked(asked, 2);
    const late = Promise.all([ask(1), ask(3)]);
    asked[0]?.answer();
    await first;
    await untilAsked(asked, 3);
    expect(asked.map(({ questions }) => questions)).toEqual([[1], [2], [1, 3]]);
    asked[1]?.answer();
    asked[2]?.answer();
    expect(await late).toEqual(['answer to 1', 'answer to 3']);
    await second;
  });

  it('gather while a crowd keeps coming', async () => {
    const sizes: number[] = [];
    const ask = gather<number, number>(async (questions) => {
      sizes.push(questions.length);
      return (question) => question;
    });
    const coming: Promise<number>[] = [];
    for (let turn = 0; turn < 100; turn += 1) {
      coming.push(ask(turn), ask(turn));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await Promise.all(coming)).toHaveLength(200);
    expect(sizes.length).toBeLessThan(20);
  });

  it('are cut into portions', async () => {
    const { ask, asked } = createOracle();
    const all = Promise.all(Array.from({ length: 450 }, (_, index) => ask(index)));
    await untilAsked(asked, 2);
    for (const one of asked) one.answer();
    await untilAsked(asked, 3);
    asked[2]?.answer();
    expect(await all).toHaveLength(450);
    expect(asked.map(({ questions }) => questions.length)).toEqual([200, 200, 50]);
  });

  it('fail together, and the next ones are asked afresh', async () => {
    const { ask, asked } = createOracle();
    const outcomes = Promise.allSettled([ask(1), ask(2)]);
    await untilAsked(asked, 1);
    asked[0]?.fail();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = ask(1);
    await untilAsked(asked, 2);
    asked[1]?.answer();
    expect(await again).toBe('answer to 1');
  });
});
