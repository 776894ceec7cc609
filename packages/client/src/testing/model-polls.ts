import {
  type Checklist,
  type ChecklistItem,
  isSameLine,
  limits,
  type Message,
  type MessageId,
  type NewChecklist,
  type NewPoll,
  type Poll,
  type PollOption,
  type Revision,
  standing,
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
      options: held.poll.options.map((before, option) => {
        const people = byOption.get(option) ?? [];
        return { ...before, count: people.length, userIds: isAnonymous ? [] : people };
      }),
      voterCount: new Set([...byOption.values()].flat()).size,
    };
    const message = this.#parts.replace(held, 'poll.updated', { ...held, poll });
    const seen = this.#seen(message, wanted);
    const told = { channelId: held.channelId, messageId: held.id, vote: seen.myVote as Vote };
    this.#parts.log.append(userStream(userId), 'poll.voted', () => told);
    return seen;
  }

  setClosed(held: Message & { poll: Poll }, isClosed: boolean): Message {
    const { closedAt, ...open } = held.poll;
    if ((closedAt !== undefined) === isClosed) return held;
    const poll = isClosed ? { ...open, closedAt: this.#parts.now() } : open;
    return this.#parts.replace(held, 'poll.updated', { ...held, poll });
  }

  /** As the server does it: what somebody voted for stays. */
  revise(held: Message & { poll: Poll }, revision: Revision): Message | Refusal {
    const options = revised(held.poll.options, revision, {
      ...{ least: 2, most: limits.pollOptions, places: limits.pollPlaces },
      fresh: (text): PollOption => ({ text, count: 0, userIds: [] }),
      changed: (option, text) =>
        option.count > 0 ? 'option_chosen' : { ...option, text, changedAfter: held.version },
    });
    if (typeof options === 'string') return options;
    return this.#parts.replace(held, 'poll.updated', { ...held, poll: { ...held.poll, options } });
  }

  reviseItems(held: Message & { checklist: Checklist }, revision: Revision): Message | Refusal {
    const items = revised(held.checklist.items, revision, {
      ...{ least: 1, most: limits.checklistItems, places: limits.checklistPlaces },
      fresh: (text): ChecklistItem => ({ text }),
      changed: (item, text) => (text === '' ? { text } : { ...item, text }),
    });
    if (typeof items === 'string') return items;
    return this.#parts.replace(held, 'checklist.updated', { ...held, checklist: { items } });
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

  #seen(message: Message, options: number[]): Message {
    return { ...message, myVote: { options, version: message.version } };
  }
}

type Refusal = 'list_changed' | 'option_chosen' | 'invalid_input' | 'limit_reached';

interface ListRules<L> {
  readonly least: number;
  readonly most: number;
  readonly places: number;
  readonly fresh: (text: string) => L;
  /** With another text; with none it is taken away. */
  readonly changed: (line: L, text: string) => L | Refusal;
}

/** Places stay, so that what comes late means what it meant. */
function revised<L extends { readonly text: string; readonly isRemoved?: true | undefined }>(
  lines: readonly L[],
  { added, reworded, removed }: Revision,
  rules: ListRules<L>,
): L[] | Refusal {
  const after = [...lines];
  for (const { place, text } of [...reworded, ...removed.map((gone) => ({ place: gone, text: '' }))]) {
    const line = after[place];
    if (!line) return 'invalid_input';
    if (line.isRemoved && text !== '') return 'list_changed';
    if (line.isRemoved || line.text === text) continue;
    const changed = rules.changed(line, text);
    if (typeof changed === 'string') return changed;
    after[place] = text === '' ? { ...changed, isRemoved: true } : changed;
  }
  after.push(...added.map(rules.fresh));
  const left = standing(after);
  const isTwice = left.some(({ text }, nth) => left.slice(0, nth).some((one) => isSameLine(one.text, text)));
  if (left.length < rules.least || isTwice) return 'invalid_input';
  return left.length > rules.most || after.length > rules.places ? 'limit_reached' : after;
}
