import { type CustomEmoji, defaultMessageRules, workspaceStream } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { sampleEvent, sampleId, sampleMe, sampleState, sampleWorkspaceId } from '../testing/samples.js';
import { applyEvent } from './apply-event.js';
import { applySnapshot } from './apply-snapshot.js';
import { selectEmoji, selectEmojiOf } from './custom-emoji.js';
import type { ChatState } from './state.js';

const home = workspaceStream(sampleWorkspaceId);

function emojiAt(version: number, name: string, change: Partial<CustomEmoji> = {}): CustomEmoji {
  const id = sampleId(700 + version);
  const url = `/api/v1/emoji/${id}/0`;
  return { id, workspaceId: sampleWorkspaceId, name, url, addedBy: sampleMe, version, ...change };
}

const added = (emoji: CustomEmoji) =>
  sampleEvent(home, emoji.version, { type: 'emoji.added', payload: { emoji } });
const removed = (sequence: number, emojiId: string) =>
  sampleEvent(home, sequence, {
    type: 'emoji.removed',
    payload: { workspaceId: sampleWorkspaceId, emojiId },
  });
const names = (state: ChatState) => [...selectEmoji(state).keys()];

describe("a workspace's own emoji", () => {
  const spork = emojiAt(3, 'spork');
  const mug = emojiAt(4, 'mug');
  const both = [added(spork), added(mug)].reduce(applyEvent, sampleState);

  it('come and go by events, each once, and are told by name', () => {
    expect(names(both)).toEqual(['mug', 'spork']);
    expect(applyEvent(both, added(mug)).emoji).toBe(both.emoji);
    const left = applyEvent(both, removed(5, spork.id));
    expect(names(left)).toEqual(['mug']);
    expect(applyEvent(left, removed(5, spork.id))).toBe(left);
  });

  it('are found by the name they have now', () => {
    const fork = { ...spork, name: 'fork', version: 5 };
    const event = sampleEvent(home, 5, { type: 'emoji.renamed', payload: { emoji: fork } });
    const renamed = applyEvent(both, event);
    expect(names(renamed)).toEqual(['fork', 'mug']);
    expect(selectEmojiOf(':spork:')(renamed)).toBeUndefined();
    expect(applyEvent(renamed, added(spork))).toBe(renamed);
  });

  it('stand for their sign, and for no other', () => {
    expect(selectEmojiOf(':spork:')(both)).toBe(spork);
    for (const sign of ['spork', ':Spork:', ':tin_mug:', '🥄', ':spork: '])
      expect(selectEmojiOf(sign)(both)).toBeUndefined();
  });

  it('of another workspace are none of mine', () => {
    const foreign = emojiAt(6, 'foreign', { workspaceId: sampleId(42) });
    expect(applyEvent(both, added(foreign))).toBe(both);
  });

  it('[R-REC-3] are those of a snapshot, and what came after it', () => {
    const workspace = sampleState.me?.workspace;
    if (!workspace) throw new Error('no workspace');
    const late = emojiAt(9, 'late');
    const state = applySnapshot(applyEvent(both, added(late)), home, {
      kind: 'workspace',
      head: 8,
      workspace,
      members: [],
      channels: [],
      emoji: [mug],
      messageRules: defaultMessageRules,
    });
    expect(names(state)).toEqual(['late', 'mug']);
  });
});
