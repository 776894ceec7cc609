import {
  type Channel,
  channelLeave,
  channelOpenDirect,
  channelRemoveMember,
  channelRename,
  channelSetTopic,
  channelStream,
  draftSet,
  type Message,
  memberRemove,
  memberSetStatus,
  messageDelete,
  messageEdit,
  messagePin,
  messageReact,
  messageSave,
  messageSend,
  notificationsUpdate,
  pollVote,
  type Reminder,
  reminderCreate,
  type ScheduledMessage,
  scheduleCreate,
  sidebarUpdate,
  threadFollow,
  userStream,
  workspaceStream,
} from '@parley/protocol';
import {
  type Context,
  createContext,
  type Line,
  type Person,
  type Target,
  type Visitor,
} from '@parley/protocol/conformance';
import { createSecrets, type Looker, type Secrets } from './secrets.js';

export type SignedIn = Exclude<Looker, 'nobody'>;

/** What a question can be aimed at: things of one channel, and of its author. */
export interface Planted {
  readonly root: Message;
  readonly reply: Message;
  readonly edited: Message;
  readonly reminder: Reminder;
  readonly scheduled: ScheduledMessage;
}

export interface Scene {
  readonly context: Context;
  readonly secrets: Secrets;
  readonly people: Readonly<Record<SignedIn, Person>>;
  readonly nobody: Visitor;
  /** Open since before anything was said, and subscribed to all they could get. */
  readonly lines: Readonly<Record<SignedIn, Line>>;
  readonly secret: Channel;
  readonly direct: Channel;
  readonly open: Channel;
  /** Two more of the workspace, for what happens to people. */
  readonly others: readonly [Person, Person];
}

const insiders: readonly Looker[] = ['owner', 'author'];
const leavers = ['removed', 'left', 'deactivated'] as const;
const colleagues: readonly Looker[] = [...insiders, 'removed', 'left', 'never'];

export async function createScene(target: Target): Promise<Scene> {
  const context = await createContext(target, { founder: await target.founder(), regulars: [] });
  const secrets = createSecrets();
  const { owner } = context;
  const [author, removed, left, never] = [
    await context.member(),
    await context.member(),
    await context.member(),
    await context.member(),
  ];
  const deactivated = await context.newcomer();
  const people = { owner, author, removed, left, deactivated, never, foreigner: await context.outsider() };
  const secret = await context.channel('private', [author, removed, left, deactivated]);
  const open = await context.channel('public', [author, removed, left, never]);
  const { channel: direct } = await owner.done(channelOpenDirect, {
    workspaceId: owner.workspace.id,
    memberIds: [author.account.id],
  });
  const lines = {} as Record<SignedIn, Line>;
  for (const [name, person] of Object.entries(people)) {
    const line = await person.connect();
    const streams = [
      userStream(person.account.id),
      ...[owner, people.foreigner].map((one) => workspaceStream(one.workspace.id)),
      ...[secret, direct, open].map((channel) => channelStream(channel.id)),
    ];
    await line.trySubscribe(Object.fromEntries(streams.map((stream) => [stream, 0])));
    lines[name as SignedIn] = line;
  }
  const others = [await context.member(), await context.member()] as const;
  return { context, secrets, people, nobody: target.visitor(), lines, secret, direct, open, others };
}

const inAnHour = () => ({ at: new Date(Date.now() + 3_600_000).toISOString(), timeZone: 'UTC' });

/** Says something on every face there is; what only the author may know among it. */
export async function sayEverything(
  scene: Scene,
  time: 'before' | 'after',
): Promise<Readonly<Record<'secret' | 'direct', Planted>>> {
  const { secrets, people, secret, direct, open } = scene;
  const { owner, author, never, removed } = people;
  const workspaceId = owner.workspace.id;
  const plant = (face: string, knownTo = insiders) => secrets.plant(`${face} ${time}`, knownTo);
  const say = async (person: Person, channelId: string, text: string, more: object = {}) => {
    const payload = { channelId, clientMessageId: crypto.randomUUID(), text, ...more };
    return (await person.done(messageSend, payload)).message;
  };

  // Whoever was inside has seen what it was called, and their own stream goes on saying so.
  const known = time === 'before' ? [...insiders, ...leavers] : insiders;
  await owner.done(channelRename, { channelId: secret.id, name: plant('name', known) });
  await owner.done(channelSetTopic, { channelId: secret.id, topic: plant('topic', known) });

  async function sayIn({
    id: channelId,
    kind,
  }: Channel): Promise<Pick<Planted, 'root' | 'reply' | 'edited'>> {
    const text = (face: string) => plant(`${kind} ${face}`);
    const root = await say(author, channelId, text('message'));
    const reply = await say(author, channelId, text('reply'), { threadRootId: root.id });
    await say(owner, channelId, text('reply in the channel'), { threadRootId: root.id, alsoInChannel: true });
    const calls = `<@${never.account.id}> <@${removed.account.id}> <!channel>`;
    await say(author, channelId, `${calls} ${text('mention')}`);
    const edited = await say(author, channelId, text('earlier text'));
    await author.done(messageEdit, { messageId: edited.id, text: text('edited text') });
    const deleted = await say(author, channelId, text('deleted'), {
      poll: { options: [text('deleted option'), text('other deleted option')] },
    });
    await author.done(messageDelete, { messageId: deleted.id });
    const asked = await say(author, channelId, text('question'), {
      poll: { options: [text('option'), text('other option')] },
    });
    await owner.done(pollVote, { messageId: asked.id, options: [1] });
    await say(author, channelId, text('checklist'), { checklist: { items: [text('item')] } });
    await owner.done(messageReact, { messageId: root.id, emoji: '🎉' });
    await author.done(messagePin, { messageId: root.id });
    return { root, reply, edited };
  }
  const inDirect = await sayIn(direct);
  const inSecret = await sayIn(secret);
  const { root } = inSecret;

  const mine = (face: string) => plant(`own ${face}`, ['author']);
  const { at, timeZone } = inAnHour();
  await author.done(messageSave, { messageId: root.id });
  await author.done(draftSet, { channelId: secret.id, text: mine('draft') });
  const { reminder } = await author.done(reminderCreate, {
    ...{ workspaceId, messageId: root.id, text: mine('reminder') },
    ...{ dueAt: at, timeZone },
  });
  const { scheduled } = await author.done(scheduleCreate, {
    ...{ channelId: secret.id, text: mine('scheduled message') },
    ...{ sendAt: at, timeZone },
  });
  const keywords = { kind: 'keywords' as const, keywords: [mine('keyword')] };
  await author.done(notificationsUpdate, { workspaceId, change: keywords });
  const section = { kind: 'section', sectionId: crypto.randomUUID(), name: mine('section') } as const;
  await author.done(sidebarUpdate, { workspaceId, change: section });

  await say(owner, open.id, plant('public message', colleagues));
  const status = { emoji: '', text: plant('status', colleagues), expiresAt: null };
  await owner.done(memberSetStatus, { workspaceId, status });
  const own = { reminder, scheduled };
  return { secret: { ...inSecret, ...own }, direct: { ...inDirect, ...own } };
}

/** Those who are inside follow, keep and write what they can of it: none of it may speak to them afterwards. */
export async function holdOnTo({ secrets, people, secret }: Scene, { root }: Planted): Promise<void> {
  const { at, timeZone } = inAnHour();
  for (const name of leavers) {
    const person = people[name];
    const own = (face: string) => secrets.plant(`${face} of ${name}`, [name]);
    await person.done(threadFollow, { rootId: root.id });
    await person.done(messageSave, { messageId: root.id });
    await person.done(draftSet, { channelId: secret.id, text: own('draft') });
    await person.done(reminderCreate, {
      ...{ workspaceId: person.workspace.id, messageId: root.id, text: own('reminder') },
      ...{ dueAt: at, timeZone },
    });
    await person.done(scheduleCreate, {
      ...{ channelId: secret.id, text: own('scheduled message') },
      ...{ sendAt: at, timeZone },
    });
  }
}

export async function loseAccess({ people, secret }: Scene): Promise<void> {
  const { owner, removed, left, deactivated } = people;
  const memberId = removed.account.id;
  await owner.done(channelRemoveMember, { channelId: secret.id, memberId });
  await left.done(channelLeave, { channelId: secret.id });
  const workspaceId = owner.workspace.id;
  await owner.done(memberRemove, { workspaceId, memberId: deactivated.account.id });
}
