import {
  type Checklist,
  checklistTick,
  type Message,
  type MessageId,
  type Poll,
  pollVote,
  type UserId,
  type Vote,
} from '@parley/protocol';
import type { ChatState, OutboxEntry } from './state.js';

/** An option of a poll as it is shown: with what I have pressed, confirmed or not. */
export interface ShownOption {
  /** What a vote calls it by. */
  readonly place: number;
  readonly text: string;
  readonly count: number;
  /** How many of a hundred voters chose it, rounded. */
  readonly percent: number;
  /** The first of them, in the order they voted; nobody in an anonymous poll. */
  readonly userIds: readonly UserId[];
  readonly isMine: boolean;
}

export interface ShownPoll {
  readonly options: readonly ShownOption[];
  readonly isMultiple: boolean;
  readonly isAnonymous: boolean;
  readonly isClosed: boolean;
  readonly voterCount: number;
}

/** The whole vote that pressing an option at a place makes: another one, or one option more or less. */
export function voteAfterPress({ options, isMultiple }: ShownPoll, pressed: number): number[] {
  const held = options.flatMap(({ isMine, place }) => (isMine ? [place] : []));
  if (held.includes(pressed)) return held.filter((option) => option !== pressed);
  return isMultiple ? [...held, pressed].sort((a, b) => a - b) : [pressed];
}

/** The poll of a message; the same object back until something of it changes. */
export const selectPoll =
  (message: Message) =>
  (state: ChatState): ShownPoll | undefined => {
    if (!message.poll) return undefined;
    const me = state.me?.account.id ?? '';
    const vote = newestVote(message.myVote, state.votes.get(message.id));
    // My own stream may be ahead of the channel's: the counts do not hold this vote yet.
    const isAhead = vote !== undefined && vote.version > message.version;
    const counted = confirmedPoll(message, isAhead ? message.myVote : vote, me);
    const confirmed = isAhead ? withVote(counted, vote.options, me) : counted;
    const pending = pendingOf(state.outbox).votes.get(message.id);
    return pending ? withVote(confirmed, pending, me) : confirmed;
  };

const newestVote = (a: Vote | undefined, b: Vote | undefined): Vote | undefined =>
  a && b ? (a.version >= b.version ? a : b) : (a ?? b);

const polls = new WeakMap<Message, { readonly vote: Vote | undefined; readonly shown: ShownPoll }>();

function confirmedPoll(message: Message, vote: Vote | undefined, me: UserId): ShownPoll {
  const known = polls.get(message);
  if (known && known.vote === vote) return known.shown;
  const { options, isMultiple, isAnonymous, voterCount, closedAt } = message.poll as Poll;
  const shown = {
    options: options.flatMap(({ text, count, userIds, isRemoved }, place) => {
      if (isRemoved) return [];
      // Who is among those named says so; beyond them, my own stream and pages do.
      const isMine =
        userIds.includes(me) || (count > userIds.length && vote?.options.includes(place) === true);
      return [{ place, text, count, userIds, percent: share(count, voterCount), isMine }];
    }),
    ...{ isMultiple, isAnonymous, voterCount },
    isClosed: closedAt !== undefined,
  };
  polls.set(message, { vote, shown });
  return shown;
}

const share = (count: number, voterCount: number): number =>
  voterCount === 0 ? 0 : Math.round((count / voterCount) * 100);

const votedPolls = new WeakMap<ShownPoll, { readonly vote: readonly number[]; readonly shown: ShownPoll }>();

function withVote(poll: ShownPoll, vote: readonly number[], me: UserId): ShownPoll {
  const known = votedPolls.get(poll);
  if (known?.vote === vote) return known.shown;
  const hadVoted = poll.options.some((option) => option.isMine);
  const voterCount = poll.voterCount + (vote.length > 0 ? 1 : 0) - (hadVoted ? 1 : 0);
  const options = poll.options.map((held): ShownOption => {
    const isMine = vote.includes(held.place);
    const count = held.count + (isMine ? 1 : 0) - (held.isMine ? 1 : 0);
    const others = held.isMine === isMine ? held.userIds : held.userIds.filter((userId) => userId !== me);
    const userIds = isMine && !held.isMine && !poll.isAnonymous ? [...others, me] : others;
    return { ...held, count, percent: share(count, voterCount), userIds, isMine };
  });
  const shown = { ...poll, options, voterCount };
  votedPolls.set(poll, { vote, shown });
  return shown;
}

export interface ShownItem {
  /** What a tick calls it by. */
  readonly place: number;
  readonly text: string;
  readonly isDone: boolean;
  /** Who ticked it. */
  readonly doneBy: UserId | undefined;
}

/** The checklist of a message; the same list back until something of it changes. */
export const selectChecklist =
  (message: Message) =>
  (state: ChatState): readonly ShownItem[] | undefined => {
    if (!message.checklist) return undefined;
    const confirmed = confirmedItems(message.checklist);
    const pending = pendingOf(state.outbox).ticks.get(message.id);
    return pending ? withTicks(confirmed, pending, state.me?.account.id ?? '') : confirmed;
  };

const checklists = new WeakMap<Checklist, readonly ShownItem[]>();

function confirmedItems(checklist: Checklist): readonly ShownItem[] {
  const known = checklists.get(checklist);
  if (known) return known;
  const shown = checklist.items.flatMap(({ text, doneAt, doneBy, isRemoved }, place) =>
    isRemoved ? [] : [{ place, text, doneBy, isDone: doneAt !== undefined }],
  );
  checklists.set(checklist, shown);
  return shown;
}

type Ticks = ReadonlyMap<number, boolean>;

const tickedItems = new WeakMap<readonly ShownItem[], { ticks: Ticks; shown: readonly ShownItem[] }>();

function withTicks(items: readonly ShownItem[], ticks: Ticks, me: UserId): readonly ShownItem[] {
  const known = tickedItems.get(items);
  if (known?.ticks === ticks) return known.shown;
  const shown = items.map((item) => {
    const isDone = ticks.get(item.place) ?? item.isDone;
    return isDone === item.isDone ? item : { ...item, isDone, doneBy: isDone ? me : undefined };
  });
  tickedItems.set(items, { ticks, shown });
  return shown;
}

interface Pending {
  /** The last vote in each poll: it stands for those before. */
  readonly votes: ReadonlyMap<MessageId, readonly number[]>;
  readonly ticks: ReadonlyMap<MessageId, Ticks>;
}

const nothingPending: Pending = { votes: new Map(), ticks: new Map() };
const pendingByOutbox = new WeakMap<readonly OutboxEntry[], Pending>();

/** Votes and ticks on their way. */
function pendingOf(outbox: readonly OutboxEntry[]): Pending {
  if (outbox.length === 0) return nothingPending;
  const known = pendingByOutbox.get(outbox);
  if (known) return known;
  const votes = new Map<MessageId, readonly number[]>();
  const ticks = new Map<MessageId, Map<number, boolean>>();
  for (const { type, payload } of outbox) {
    if (type === pollVote.type) {
      const voted = pollVote.payload.safeParse(payload).data;
      if (voted) votes.set(voted.messageId, voted.options);
    } else if (type === checklistTick.type) {
      const ticked = checklistTick.payload.safeParse(payload).data;
      if (!ticked) continue;
      const { messageId, item, isDone } = ticked;
      ticks.set(messageId, new Map(ticks.get(messageId)).set(item, isDone));
    }
  }
  const found = { votes, ticks };
  pendingByOutbox.set(outbox, found);
  return found;
}
