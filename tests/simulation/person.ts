import {
  channelAddMembers,
  channelArchive,
  channelCreate,
  channelJoin,
  channelLeave,
  channelMarkRead,
  channelMarkUnread,
  channelOpenDirect,
  channelRemoveMember,
  channelSetTopic,
  channelUnarchive,
  checklistRevise,
  checklistTick,
  emojiRemove,
  emojiRename,
  type Message,
  memberUpdateProfile,
  mentionOfEverybody,
  mentionOfUser,
  messageDelete,
  messageEdit,
  messagePin,
  messageReact,
  messageUnpin,
  messageUnreact,
  pollClose,
  pollReopen,
  pollRevise,
  pollVote,
  preferencesUpdate,
  type SidebarChange,
  sidebarUpdate,
  threadFollow,
  threadMarkRead,
  threadMarkUnread,
  threadUnfollow,
  workspaceSetMessageRules,
} from '@parley/protocol';
import type { Device } from './device.js';
import type { Dice } from './dice.js';

/** Makes texts and names that occur once. */
export type Words = () => string;

type Doing = (device: Device, dice: Dice, words: Words) => void;

const mine = (device: Device) => [...device.state.channels.values()].filter((one) => one.isMember);
const people = (device: Device) => [...device.state.members.keys()];

const calling = (device: Device, dice: Dice): string =>
  dice.chance(0.2) ? mentionOfEverybody : mentionOfUser(dice.one(people(device)) ?? device.userId);

const write: Doing = (device, dice, words) => {
  const channel = dice.one(mine(device));
  const mentioned = dice.chance(0.3) ? ` ${calling(device, dice)}` : '';
  if (channel) device.send(channel.channel.id, words() + mentioned);
};

/** Any message that may be answered, wherever it is shown. */
const someRoot = (device: Device, dice: Dice): Message | undefined =>
  dice.one(
    mine(device)
      .flatMap((one) => [...one.timeline.rows])
      .filter((row) => row.threadRootId === undefined),
  );

const reply: Doing = (device, dice, words) => {
  const root = someRoot(device, dice);
  if (!root) return;
  const mentioned = dice.chance(0.3) ? ` ${calling(device, dice)}` : '';
  const thread = { threadRootId: root.id, ...(dice.chance(0.2) && { alsoInChannel: true }) };
  device.send(root.channelId, words() + mentioned, thread);
};

const followOrNot: Doing = (device, dice) => {
  const root = someRoot(device, dice);
  if (root) void device.client.send(dice.chance(0.6) ? threadFollow : threadUnfollow, { rootId: root.id });
};

const readThread: Doing = (device, dice) => {
  const channel = dice.one(mine(device).filter((one) => one.threads.size > 0));
  const rootId = channel && dice.one([...channel.threads.keys()]);
  const newest = channel && device.state.streams.get(`channel:${channel.channel.id}`)?.cursor;
  if (!rootId || !newest) return;
  const sequence = Math.max(1, newest - dice.below(8));
  void device.client.send(dice.chance(0.7) ? threadMarkRead : threadMarkUnread, { rootId, sequence });
};

const lookIntoThread: Doing = (device, dice) => {
  const root = someRoot(device, dice);
  if (!root) return;
  device.client.threads.open(root.channelId, root.id);
  if (dice.chance(0.3)) void device.client.threads.loadBefore(root.id);
};

/** Replies in the line, or in their threads alone: everywhere, or in one channel. */
const placeReplies: Doing = (device, dice) => {
  const channelId = dice.one(mine(device))?.channel.id;
  const replies = dice.chance(0.5) ? ('line' as const) : ('thread' as const);
  if (!channelId) return;
  const change = dice.chance(0.5) ? { replies } : { repliesIn: { channelId, replies } };
  void device.client.send(preferencesUpdate, change);
};

function ownMessage(device: Device, dice: Dice): Message | undefined {
  const rows = mine(device).flatMap((one) => [...one.timeline.rows]);
  return dice.one(rows.filter((row) => row.authorId === device.userId && row.deletedAt === null));
}

const edit: Doing = (device, dice, words) => {
  const message = ownMessage(device, dice);
  const mentioned = dice.chance(0.3) ? ` ${calling(device, dice)}` : '';
  if (message) void device.client.send(messageEdit, { messageId: message.id, text: words() + mentioned });
};

const remove: Doing = (device, dice) => {
  const message = ownMessage(device, dice);
  if (message) void device.client.send(messageDelete, { messageId: message.id });
};

const react: Doing = (device, dice) => {
  const rows = mine(device).flatMap((one) => [...one.timeline.rows]);
  const message = dice.one(rows);
  const emoji = dice.one(['👍', '🎉', '❤️']);
  if (!message || !emoji) return;
  const { selectReactions } = device.parts.library.client;
  const isMine = selectReactions(message)(device.state).some((kind) => kind.emoji === emoji && kind.isMine);
  void device.client.send(isMine ? messageUnreact : messageReact, { messageId: message.id, emoji });
};

/** Starts a poll or a checklist. */
const enclose: Doing = (device, dice, words) => {
  const channel = dice.one(mine(device));
  if (!channel) return;
  const [isMultiple, isAnonymous] = [dice.chance(0.5), dice.chance(0.5)];
  const enclosed = dice.chance(0.7)
    ? { poll: { options: ['Noodles', 'Soup', 'Salad'], isMultiple, isAnonymous } }
    : { checklist: { items: ['Ask', 'Answer'] } };
  device.send(channel.channel.id, words(), enclosed);
};

/** Votes and ticks, often several times in a row. */
const answer: Doing = (device, dice) => {
  const rows = mine(device).flatMap((one) => [...one.timeline.rows]);
  const message = dice.one(rows.filter((row) => row.poll ?? row.checklist));
  if (!message) return;
  const { send } = device.client;
  const messageId = message.id;
  const { selectPoll, voteAfterPress } = device.parts.library.client;
  for (let presses = 1 + dice.below(3); presses > 0; presses -= 1) {
    const poll = selectPoll(message)(device.state);
    if (dice.chance(0.1)) {
      const [place, gone] = [dice.below(3), dice.below(3)];
      const reworded = [{ place, text: `Other ${dice.below(99)}` }];
      const revision = { messageId, reworded, added: [`New ${dice.below(99)}`], removed: [gone] };
      void send(poll ? pollRevise : checklistRevise, revision);
    } else if (!poll) void send(checklistTick, { messageId, item: dice.below(2), isDone: dice.chance(0.6) });
    else if (dice.chance(0.05)) void send(poll.isClosed ? pollReopen : pollClose, { messageId });
    else {
      const options = voteAfterPress(poll, dice.below(4));
      void send(pollVote, { messageId, options, asOf: message.version });
    }
  }
};

const pin: Doing = (device, dice) => {
  const message = dice.one(mine(device).flatMap((one) => [...one.timeline.rows]));
  if (!message) return;
  void device.client.send(message.pinnedAt ? messageUnpin : messagePin, { messageId: message.id });
};

const read: Doing = (device, dice) => {
  const channel = dice.one(mine(device));
  const newest = channel && device.state.streams.get(`channel:${channel.channel.id}`)?.cursor;
  if (channel && newest) {
    const sequence = Math.max(1, newest - dice.below(3));
    void device.client.send(channelMarkRead, { channelId: channel.channel.id, sequence });
  }
};

const unread: Doing = (device, dice) => {
  const channel = dice.one(mine(device));
  const newest = channel && device.state.streams.get(`channel:${channel.channel.id}`)?.cursor;
  if (!channel || !newest) return;
  const sequence = Math.max(1, newest - dice.below(8));
  void device.client.send(channelMarkUnread, { channelId: channel.channel.id, sequence });
};

const look: Doing = (device, dice) => {
  const channel = dice.one([...device.state.channels.keys()]);
  if (channel) device.client.timelines.open(channel);
};

const scroll: Doing = (device, dice) => {
  const channel = dice.one([...device.state.channels.values()].filter((one) => one.timeline.rows.length > 0));
  if (!channel) return;
  const { timelines } = device.client;
  const { id } = channel.channel;
  dice.weighted<() => void>([
    [4, () => void timelines.loadBefore(id)],
    [2, () => void timelines.loadAfter(id)],
    [1, () => void timelines.loadAround(id, 1 + dice.below(40))],
    [1, () => void timelines.loadNewest(id)],
  ])();
};

const create: Doing = (device, dice, words) => {
  const { me } = device.state;
  if (!me || device.state.channels.size > 8) return;
  const kind = dice.chance(0.5) ? ('public' as const) : ('private' as const);
  const memberIds = people(device).filter(() => dice.chance(0.5));
  void device.client.send(channelCreate, { workspaceId: me.workspace.id, kind, name: words(), memberIds });
};

const comeAndGo: Doing = (device, dice) => {
  const { send } = device.client;
  const channels = [...device.state.channels.values()].filter((one) => one.channel.memberIds === null);
  const channel = dice.one(channels);
  if (!channel) return;
  const channelId = channel.channel.id;
  if (!channel.isMember) void send(channelJoin, { channelId });
  else {
    const other = dice.one(people(device)) ?? device.userId;
    dice.weighted<() => void>([
      [2, () => void send(channelLeave, { channelId })],
      [3, () => void send(channelAddMembers, { channelId, memberIds: [other] })],
      [2, () => void send(channelRemoveMember, { channelId, memberId: other })],
    ])();
  }
};

const change: Doing = (device, dice, words) => {
  const { send } = device.client;
  const channel = dice.one(mine(device).filter((one) => one.channel.memberIds === null));
  const { me } = device.state;
  if (!channel || !me) return;
  const channelId = channel.channel.id;
  dice.weighted<() => void>([
    [3, () => void send(channelSetTopic, { channelId, topic: words() })],
    [1, () => void send(channelArchive, { channelId })],
    [3, () => void send(channelUnarchive, { channelId })],
    [
      1,
      () => void send(memberUpdateProfile, { workspaceId: me.workspace.id, displayName: words(), title: '' }),
    ],
  ])();
};

const rule: Doing = (device, dice) => {
  const { me } = device.state;
  if (!me) return;
  const windows = [null, 0, 60_000];
  void device.client.send(workspaceSetMessageRules, {
    workspaceId: me.workspace.id,
    editWithinMs: dice.one(windows) ?? null,
    deleteWithinMs: dice.one(windows) ?? null,
    isHistoryVisible: dice.chance(0.5),
  });
};

/** Adds an emoji, from a device that is not watched, or removes or renames one. */
const picture: Doing = (device, dice, words) => {
  const emoji = dice.one([...device.state.emoji.values()]);
  if (emoji && dice.chance(0.4)) void device.client.send(emojiRemove, { emojiId: emoji.id });
  else if (emoji && dice.chance(0.3))
    void device.client.send(emojiRename, { emojiId: emoji.id, name: `emoji_${dice.below(999)}` });
  else device.parts.world.server.workspace.emoji.add(words(), device.userId);
};

/** Puts the sidebar in order, and prefers something else. Two sections for each person, so that devices disagree. */
const arrange: Doing = (device, dice, words) => {
  const { send } = device.client;
  const workspaceId = device.state.me?.workspace.id;
  const channel = dice.one([...device.state.channels.keys()]);
  if (workspaceId === undefined || channel === undefined) return;
  const own = dice.chance(0.5) ? workspaceId : device.userId;
  const isOn = dice.chance(0.5);
  const place = dice.one([own, 'starred' as const, null]) ?? null;
  const change = dice.weighted<SidebarChange>([
    [3, { kind: 'section', sectionId: own, name: words(), isCollapsed: isOn }],
    [1, { kind: 'sectionRemoved', sectionId: own }],
    [1, { kind: 'order', sectionIds: ['directs', own] }],
    [4, { kind: 'place', channelIds: [channel], sectionId: place }],
    [2, { kind: 'mute', channelId: channel, isMuted: isOn }],
  ]);
  if (dice.chance(0.8)) void send(sidebarUpdate, { workspaceId, change });
  else void send(preferencesUpdate, { theme: isOn ? 'dark' : 'light' });
};

const talkDirectly: Doing = (device, dice) => {
  const { me } = device.state;
  const other = dice.one(people(device));
  if (me && other) {
    void device.client.send(channelOpenDirect, { workspaceId: me.workspace.id, memberIds: [other] });
  }
};

const tidyFailed: Doing = (device, dice) => {
  const failed = dice.one(device.state.outbox.filter((entry) => entry.state === 'failed'));
  if (!failed) return;
  if (dice.chance(0.5)) device.client.connection.retrySend(failed.commandId);
  else {
    const written = device.written.find((one) => one.commandId === failed.commandId);
    if (written) written.isDiscarded = true;
    device.client.connection.discard(failed.commandId);
  }
};

/** One thing a person does. */
export function doSomething(device: Device, dice: Dice, words: Words): void {
  const doing = dice.weighted<Doing>([
    [30, write],
    [8, edit],
    [4, remove],
    [8, react],
    [2, pin],
    [2, enclose],
    [8, answer],
    [10, read],
    [3, unread],
    [12, reply],
    [2, followOrNot],
    [6, readThread],
    [3, lookIntoThread],
    [2, placeReplies],
    [10, look],
    [12, scroll],
    [3, create],
    [6, comeAndGo],
    [4, change],
    [2, talkDirectly],
    [1, rule],
    [2, picture],
    [5, arrange],
    [4, tidyFailed],
    [4, () => device.reload({ isCrash: dice.chance(0.5), hasCache: dice.chance(0.5) })],
  ]);
  doing(device, dice, words);
}
