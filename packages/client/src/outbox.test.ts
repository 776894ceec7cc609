import { channelMarkRead, channelMarkUnread, messageDelete } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { offline } from './refusals.js';
import { applyEvent } from './store/apply-event.js';
import { selectBadge } from './store/selectors.js';
import { emptyTimeline, replaceTimeline } from './store/timeline.js';
import { createTakeBack } from './take-back.js';
import { settle } from './testing/fake-clock.js';
import { openOutbox, outboxChannel, outboxOwner, refused } from './testing/outbox-scene.js';
import {
  sampleChannelId,
  sampleEvent,
  sampleId,
  sampleMe,
  sampleMessage,
  sampleReadState,
} from './testing/samples.js';

describe('the outbox', () => {
  it('[R-SEND-1] shows an entry at once, as sending with a line and as queued without', async () => {
    const { outbox, send, states, store } = await openOutbox();
    void send('a');
    expect(states()).toEqual(['sending']);
    outbox.lineLost();
    expect(states()).toEqual(['queued']);
    void send('b');
    expect(store.view.getState().outbox.map((entry) => entry.state)).toEqual(['queued', 'queued']);
  });

  it('[R-SEND-3] sends again with the same id and content when the line was lost', async () => {
    const { outbox, asked, send, accept, states } = await openOutbox();
    const sending = send('a');
    outbox.lineLost();
    asked[0]?.answer({ ok: false, error: offline() });
    outbox.lineUp();
    expect(asked.map((one) => [one.commandId, one.payload.text])).toEqual([
      [sampleId(701), 'a'],
      [sampleId(701), 'a'],
    ]);
    accept(asked[1], 5);
    expect(await sending).toMatchObject({ ok: true, result: { message: { sequence: 5 } } });
    expect(states()).toEqual([]);
  });

  it('takes a late answer to the first writing for what it is', async () => {
    const { outbox, asked, send, accept, states } = await openOutbox();
    const sending = send('a');
    outbox.lineLost();
    accept(asked[0], 5);
    expect((await sending).ok).toBe(true);
    expect(states()).toEqual([]);
    outbox.lineUp();
    expect(asked).toHaveLength(1);
  });

  it('[R-SEND-4] writes ahead in order, and goes on one by one from the oldest after a lost ack', async () => {
    const { asked, send, accept } = await openOutbox();
    for (const text of ['a', 'b', 'c']) void send(text);
    expect(asked.map((one) => one.payload.text)).toEqual(['a', 'b', 'c']);
    accept(asked[2], 3);
    asked[0]?.answer({ ok: false, error: offline('no answer in time') });
    asked[1]?.answer({ ok: false, error: offline('no answer in time') });
    await settle();
    expect(asked.slice(3).map((one) => one.payload.text)).toEqual(['a']);
    void send('d');
    accept(asked[3], 4);
    await settle();
    expect(asked.slice(4).map((one) => one.payload.text)).toEqual(['b']);
  });

  it('waits as long as a refusal for now says, and lets other channels pass', async () => {
    const { clock, asked, send } = await openOutbox();
    void send('a');
    asked[0]?.answer(refused('rate_limited', 700));
    await settle();
    void send('b', sampleId(9));
    expect(asked.map((one) => one.payload.text)).toEqual(['a', 'b']);
    await clock.advance(699);
    expect(asked).toHaveLength(2);
    await clock.advance(1);
    expect(asked.map((one) => one.payload.text)).toEqual(['a', 'b', 'a']);
  });

  it('[R-SEND-1] keeps what is refused for good as failed, and lets the rest go on', async () => {
    const { asked, send, states, outbox, storage } = await openOutbox();
    const sending = send('a');
    void send('b');
    asked[0]?.answer(refused('channel_archived'));
    expect(await sending).toMatchObject({ ok: false, error: { code: 'channel_archived' } });
    expect(states()).toEqual(['failed', 'sending']);
    await settle();
    expect(await storage.load(outboxOwner)).toMatchObject([{ state: 'failed' }, { state: 'queued' }]);
    outbox.retry(sampleId(701));
    expect(states()).toEqual(['sending', 'sending']);
    expect(asked.at(-1)?.commandId).toBe(sampleId(701));
  });

  it('gives up a command that always breaks the server, so that its channel goes on', async () => {
    const { clock, asked, send, states } = await openOutbox();
    const sending = send('poison');
    void send('after it');
    for (let tries = 0; tries < 20 && states()[0] !== 'failed'; tries += 1) {
      for (const one of asked.splice(0)) one.answer(refused('internal', 10));
      await clock.advance(20);
    }
    expect(await sending).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(states()[0]).toBe('failed');
  });

  it('discards what waits or failed, but not what is on the line', async () => {
    const { outbox, asked, send, states } = await openOutbox();
    const sending = send('a');
    outbox.discard(sampleId(701));
    expect(states()).toEqual(['sending']);
    outbox.lineLost();
    outbox.discard(sampleId(701));
    expect(states()).toEqual([]);
    expect((await sending).ok).toBe(false);
    outbox.lineUp();
    expect(asked).toHaveLength(1);
  });

  it('leaves nothing behind of a deletion that is refused', async () => {
    const { outbox, asked, states } = await openOutbox();
    const deleting = outbox.submit({
      commandId: sampleId(800),
      type: messageDelete.type,
      payload: { messageId: sampleId(1_001) },
      channelId: sampleChannelId,
    });
    asked[0]?.answer(refused('forbidden'));
    expect(await deleting).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(states()).toEqual([]);
  });

  it('settles by the event as well as by the ack', async () => {
    const { outbox, store, send, states, storage } = await openOutbox();
    const sending = send('a');
    const message = sampleMessage(1, { authorId: sampleMe, clientMessageId: sampleId(701) });
    store.change((state) =>
      applyEvent(
        state,
        sampleEvent(`channel:${sampleChannelId}`, 1, { type: 'message.created', payload: { message } }),
      ),
    );
    outbox.noteConfirmed([message]);
    expect(states()).toEqual([]);
    expect(await sending).toEqual({ ok: true, result: { message } });
    await settle();
    expect(await storage.load(outboxOwner)).toEqual([]);
  });

  it('lets the newest of several waiting read markers stand for all', async () => {
    const { outbox, asked, markRead, store } = await openOutbox();
    store.change((state) => {
      const readState = sampleReadState({ unread: { sequences: [1, 2, 3], hasMore: false } });
      return { ...state, channels: new Map([[sampleChannelId, { ...outboxChannel, readState }]]) };
    });
    outbox.lineLost();
    const marking = [markRead(1), markRead(2), markRead(3)];
    expect(selectBadge(sampleChannelId)(store.current()).unreadCount).toBe(0);
    outbox.lineUp();
    expect(asked.map((one) => one.payload.sequence)).toEqual([3]);
    const result = { lastReadSequence: 3, markerVersion: 1 };
    asked[0]?.answer({ ok: true, result });
    expect(await Promise.all(marking)).toEqual(Array(3).fill({ ok: true, result }));
    expect(store.current().channels.get(sampleChannelId)?.readState?.unread.sequences).toEqual([]);
  });

  it('tells a read marker at once, and those that follow it together a moment later', async () => {
    const { clock, asked, markRead } = await openOutbox();
    const said = () => asked.map((one) => one.payload.sequence);
    void markRead(1);
    asked[0]?.answer({ ok: true, result: { lastReadSequence: 1, markerVersion: 1 } });
    await settle();
    void markRead(2);
    void markRead(3);
    await clock.advance(499);
    expect(said()).toEqual([1]);
    await clock.advance(1);
    expect(said()).toEqual([1, 3]);
    void markRead(2, channelMarkUnread);
    asked[1]?.answer({ ok: true, result: { lastReadSequence: 3, markerVersion: 2 } });
    await settle();
    expect(said(), 'putting it back does not wait').toEqual([1, 3, 2]);
  });

  it('keeps the order of reading and marking unread, and shows what it comes to', async () => {
    const { outbox, asked, markRead, store } = await openOutbox();
    store.change((state) => {
      const readState = sampleReadState({ lastReadSequence: 3 });
      const messages = [1, 2, 3].map((sequence) => sampleMessage(sequence));
      const page = { messages, hasMoreBefore: false, hasMoreAfter: false, head: 3 };
      const timeline = replaceTimeline(emptyTimeline(), page);
      return { ...state, channels: new Map([[sampleChannelId, { ...outboxChannel, readState, timeline }]]) };
    });
    const unreadShown = () => selectBadge(sampleChannelId)(store.current()).unreadCount;
    outbox.lineLost();
    void markRead(3);
    void markRead(2, channelMarkUnread);
    expect(unreadShown()).toBe(2);
    void markRead(2);
    expect(unreadShown()).toBe(1);
    outbox.lineUp();
    expect(asked.map((one) => [one.type, one.payload.sequence])).toEqual([[channelMarkUnread.type, 2]]);
    const unread = { sequences: [2, 3], hasMore: false };
    const recount = { head: 3, unread, mentions: { sequences: [], hasMore: false } };
    asked[0]?.answer({ ok: true, result: { lastReadSequence: 1, markerVersion: 5, recount } });
    await settle();
    expect(asked.map((one) => one.type)).toEqual([channelMarkUnread.type, channelMarkRead.type]);
    asked[1]?.answer({ ok: true, result: { lastReadSequence: 2, markerVersion: 6 } });
    await settle();
    expect(store.current().channels.get(sampleChannelId)?.readState).toMatchObject({
      lastReadSequence: 2,
      unread: { sequences: [3] },
    });
    expect(store.current().outbox).toEqual([]);
  });

  it('answers everybody when it is disposed of', async () => {
    const { outbox, send } = await openOutbox();
    const sending = send('a');
    await outbox.dispose();
    expect(await sending).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(await send('b')).toMatchObject({ ok: false });
  });
});

describe('a message that is held', () => {
  it('goes out by itself when its time has come, before what was written after it', async () => {
    const { clock, asked, hold, send } = await openOutbox();
    hold('first', 5_000);
    void send('second');
    await clock.advance(4_999);
    expect(asked).toEqual([]);
    await clock.advance(1);
    expect(asked.map((one) => one.payload.text)).toEqual(['first', 'second']);
  });

  it('can be taken back until then, and not once it is on its way', async () => {
    const { clock, store, outbox, asked, hold } = await openOutbox();
    const takeBack = createTakeBack({ store, discard: outbox.discard });
    expect(await takeBack(hold('never', 5_000))).toBe(true);
    const late = hold('late', 5_000);
    await clock.advance(5_000);
    expect(await takeBack(late)).toBe(false);
    expect(asked.map((one) => one.payload.text)).toEqual(['late']);
  });

  it('[G11] is neither lost nor sent early by a reload', async () => {
    const { hold, storage, outbox, clock } = await openOutbox();
    hold('kept', 5_000);
    await settle();
    await outbox.dispose();
    const again = await openOutbox(storage);
    expect(again.states()).toEqual(['queued']);
    expect(again.asked).toEqual([]);
    await again.clock.advance(clock.now() + 5_000 - again.clock.now());
    expect(again.asked.map((one) => one.payload.text)).toEqual(['kept']);
  });
});
