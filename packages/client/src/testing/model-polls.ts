import {
  type Checklist,
  type Message,
  type MessageId,
  type NewChecklist,
  type NewPoll,
  type Poll,
  type UserId,
  userStream,
  type Vote,
} from '@parley/protocol';
import type { ModelLog } from './model-log.js';

/** What a message encloses as it begins. */
export const enclosed = ({
  poll,
  checklist,
}: {
  readonly poll?: NewPoll | undefined;
  readonly checklist?: NewChecklist | undefined;
}): { poll?: Poll; checklist?: Checklist } => ({
  ...(poll && {
    poll: {
      ...{ isMultiple: poll.isMultiple, isAnonymous: poll.isAnonymous, voterCount: 0 },
      options: poll.options.map((text) => ({ text, count: 0, userIds: [] })),
    },
  }),
  ...(checklist && { checklist: { items: checklist.items.map((text) => ({ text })) } }),
});

export interface ModelPollsParts {
  readonly log: ModelLog;
  readonly now: () => string;
  /** Puts a message in place of its earlier self and announces it. */
  readonly replace: (held: Message, type: 'poll.updated' | 'checklist.updated', changed: Message) => Message;
}

/** Polls and checklists of the model: every vote is kept, and every result counted anew from them. */
export class ModelPolls {
  readonly #parts: ModelPollsParts;
  /** By message, then by option: who chose it, in order. */
  readonly #votes = new Map<MessageId, Map<number, UserId[]>>();

  constructor(parts: ModelPollsParts) {
    this.#parts = parts;
  }

  vote(held: Message & { poll: Poll }, userId: UserId, options: readonly number[]): Message {
    const byOption = this.#votes.get(held.id) ?? new Map<number, UserId[]>();
    this.#votes.set(held.id, byOption);
    const before = [...byOption].flatMap(([option, people]) => (people.includes(userId) ? [option] : []));
    const wanted = [...options].sort((a, b) => a - b);
    if (before.sort((a, b) => a - b).join() === wanted.join()) return this.#seen(held, wanted);
    for (const option of held.poll.options.keys()) {
      const people = byOption.get(option) ?? [];
      const isWanted = wanted.includes(option);
      if (people.includes(userId) === isWanted) continue;
      byOption.set(option, isWanted ? [...people, userId] : people.filter((one) => one !== userId));
    }
    const { isAnonymous } = held.poll;
    const poll: Poll = {
      ...held.poll,
      options: held.poll.options.map(({ text }, option) => {
        const people = byOption.get(option) ?? [];
        return { text, count: people.length, userIds: isAnonymous ? [] : people };
      }),
      voterCount: new Set([...byOption.values()].flat()).size,
    };
    const message = this.#parts.replace(held, 'poll.updated', { ...held, poll });
    const seen = this.#seen(message, wanted);
    const told = { channelId: held.channelId, messageId: held.id, vote: seen.myVote as Vote };
    this.#parts.log.append(userStream(userId), 'poll.voted', () => told);
    return seen;
  }

  close(held: Message & { poll: Poll }): Message {
    if (held.poll.closedAt !== undefined) return held;
    const poll = { ...held.poll, closedAt: this.#parts.now() };
    return this.#parts.replace(held, 'poll.updated', { ...held, poll });
  }

  tick(
    held: Message & { checklist: Checklist },
    userId: UserId,
    { item, isDone }: { readonly item: number; readonly isDone: boolean },
  ): Message {
    const before = held.checklist.items[item];
    if (!before || (before.doneAt !== undefined) === isDone) return held;
    const changed = {
      text: before.text,
      ...(isDone && { doneAt: this.#parts.now(), doneBy: userId }),
    };
    const items = held.checklist.items.map((one) => (one === before ? changed : one));
    return this.#parts.replace(held, 'checklist.updated', { ...held, checklist: { items } });
  }

  add(held: Message & { checklist: Checklist }, text: string): Message {
    const items = [...held.checklist.items, { text }];
    return this.#parts.replace(held, 'checklist.updated', { ...held, checklist: { items } });
  }

  #seen(message: Message, options: number[]): Message {
    return { ...message, myVote: { options, version: message.version } };
  }
}
