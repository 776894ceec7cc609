import { setTimeout as sleep } from 'node:timers/promises';
import type { TrickName } from '../wire/frame-tricks.js';
import type { Injection } from './injection.js';

const line = (kind: string, weight: number, run: Injection['run']): Injection => ({
  kind,
  weight,
  lane: 'line',
  run,
});

/** What a frame trick has to be played on before it is given up. */
const trickMs = 1_500;

const trick = (kind: string, name: TrickName): Injection =>
  line(kind, 3, async ({ installation: { wire }, dice }) => {
    const before = wire.played[name];
    const wanted = 1 + dice.below(8);
    wire.play(name, wanted);
    for (let waited = 0; waited < trickMs && wire.played[name] - before < wanted; waited += 50)
      await sleep(50);
    const played = wire.played[name] - before;
    wire.play(name, played - wanted);
    return played;
  });

export const lineFaults: readonly Injection[] = [
  line('line cut', 6, async ({ installation, dice }) => installation.wire.cut(dice.random() / 2)),
  line('line cut in the middle of a frame', 4, async ({ installation, dice }) =>
    installation.wire.cut(dice.random() / 3, true),
  ),
  line('all lines cut at once', 1, async ({ installation }) => installation.wire.cut(1.1)),
  line('half-open line', 2, async ({ installation: { wire }, dice }) => {
    const silenced = wire.goSilent(dice.random() / 4);
    await sleep(500 + dice.below(2_500));
    wire.endSilent();
    return silenced;
  }),
  line('slow line', 2, async ({ installation: { wire }, dice }) => {
    const hit = wire.slowDown(10 + dice.below(150));
    await sleep(300 + dice.below(700));
    wire.slowDown(0);
    return hit;
  }),
  line('throttled line', 1, async ({ installation: { wire }, dice }) => {
    const hit = wire.throttle(20_000 + dice.below(200_000));
    await sleep(300 + dice.below(700));
    wire.throttle(Infinity);
    return hit;
  }),
  line('frozen line', 2, async ({ installation: { wire }, dice }) => {
    const hit = wire.freeze(true);
    await sleep(100 + dice.below(1_200));
    wire.freeze(false);
    return hit;
  }),
  trick('lost acknowledgement', 'loseReplies'),
  trick('repeated events', 'repeatEvents'),
  trick('swapped events', 'swapEvents'),
  trick('repeated send', 'repeatSends'),
  line('slow consumer', 1, ({ hostile, dice }) => hostile.readSlowly(500 + dice.below(1_500))),
  line('ping flood', 1, ({ hostile, dice }) => hostile.floodPings(200 + dice.below(500))),
];
