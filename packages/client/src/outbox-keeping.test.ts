import { describe, expect, it } from 'vitest';
import { slowWriteMs } from './outbox-shelf.js';
import { memoryOutboxStorage } from './outbox-storage.js';
import { settle } from './testing/fake-clock.js';
import { openOutbox, refused } from './testing/outbox-scene.js';
import { sampleId } from './testing/samples.js';

describe('the outbox on the disk', () => {
  it('[R-SEND-4] brings back after a reload what was queued, sent and failed, in order', async () => {
    const before = await openOutbox();
    for (const text of ['a', 'b', 'c']) {
      void before.send(text);
      await before.clock.advance(1);
    }
    before.asked[1]?.answer(refused('channel_archived'));
    await settle();
    await before.outbox.dispose();
    const after = await openOutbox(before.storage);
    expect(after.states()).toEqual(['sending', 'failed', 'sending']);
    expect(after.asked.map((one) => [one.commandId, one.payload.text])).toEqual([
      [sampleId(701), 'a'],
      [sampleId(703), 'c'],
    ]);
  });

  it('[G11] shows an entry at once and sends it, but as kept only when the disk has it', async () => {
    const slow = memoryOutboxStorage({ isDurable: true });
    const writing: (() => void)[] = [];
    slow.write = () => new Promise((resolve) => writing.push(resolve));
    const { asked, send, store } = await openOutbox(slow);
    const areKept = () => store.current().outbox.map((entry) => entry.isKept);
    void send('a');
    await settle();
    for (const text of ['b', 'c']) void send(text);
    await settle();
    expect(asked).toHaveLength(3);
    expect(areKept()).toEqual([false, false, false]);
    writing.shift()?.();
    await settle();
    expect(areKept()).toEqual([true, false, false]);
    writing.shift()?.();
    await settle();
    expect(areKept()).toEqual([true, true, true]);
    expect(store.current().canKeep).toBe(true);
  });

  it('[G11] says that nothing can be kept when the disk does not answer, until it does', async () => {
    const stuck = memoryOutboxStorage({ isDurable: true });
    const writing: (() => void)[] = [];
    stuck.load = () => new Promise(() => {});
    stuck.write = () => new Promise((resolve) => writing.push(resolve));
    const { clock, asked, send, store, outbox } = await openOutbox(stuck);
    void send('a');
    await clock.advance(slowWriteMs);
    expect(asked).toHaveLength(1);
    expect(store.current()).toMatchObject({ canKeep: false, outbox: [{ isKept: false }] });
    writing.shift()?.();
    await settle();
    expect(store.current()).toMatchObject({ canKeep: true, outbox: [{ isKept: true }] });
    void send('b');
    await settle();
    const ending = outbox.dispose();
    await clock.advance(slowWriteMs);
    await ending;
  });

  it('says at once that nothing can be kept when the storage does not open', async () => {
    const broken = memoryOutboxStorage({ isDurable: true });
    broken.load = () => Promise.reject(new Error('no storage'));
    const { store } = await openOutbox(broken);
    expect(store.current().canKeep).toBe(false);
  });

  it('does not call kept what would not outlive the page', async () => {
    const { send, store } = await openOutbox(memoryOutboxStorage());
    void send('a');
    await settle();
    expect(store.current()).toMatchObject({ canKeep: false, outbox: [{ isKept: false }] });
  });

  it('goes on in memory when the storage fails', async () => {
    const broken = memoryOutboxStorage({ isDurable: true });
    broken.write = () => Promise.reject(new Error('disk full'));
    const { asked, send, accept, store } = await openOutbox(broken);
    const sending = send('a');
    await settle();
    expect(store.current()).toMatchObject({ canKeep: false, outbox: [{ isKept: false }] });
    accept(asked[0], 1);
    expect((await sending).ok).toBe(true);
  });
});
