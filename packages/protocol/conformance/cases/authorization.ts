import {
  channelAddMembers,
  channelLeave,
  channelMembers,
  channelRemoveMember,
  channelStream,
  memberRemove,
  messageHistory,
  messageSend,
  replay,
  sessionSignOut,
  snapshot,
  userStream,
} from '../../src/index.js';
import { granted, refused } from '../answers.js';
import type { ConformanceCase } from '../case.js';
import { equal, holds } from '../check.js';
import type { Person } from '../person.js';

/** Every way to read or write a channel, as this person. */
function waysInto(person: Person, channelId: string, newId: () => string) {
  const stream = channelStream(channelId);
  const query = { workspaceId: person.workspace.id };
  const payload = { channelId, clientMessageId: newId(), text: 'may I?' };
  return {
    history: () => person.call(messageHistory, { params: { channelId } }),
    members: () => person.call(channelMembers, { params: { channelId } }),
    replay: () => person.call(replay, { params: { stream }, query: { fromSeq: 0 } }),
    snapshot: () => person.call(snapshot, { params: { stream }, query }),
    send: () => person.command(messageSend, payload),
  };
}

export const authorization: readonly ConformanceCase[] = [
  {
    rule: 'R-AUTH-1',
    title: 'a session that ends elsewhere is told so and cut off, and no other',
    run: async ({ owner, newcomer }) => {
      const person = await newcomer();
      const [line, other] = [await person.connect(), await owner.connect()];
      granted(await person.call(sessionSignOut), 'signing out');
      await line.until(() => line.wire.isClosed(), 'the line to be closed');
      const told = line.wire.frames.find((frame) => frame.name === 'auth.revoked');
      equal(told?.payload, { code: 'session_revoked' }, 'what was said before');
      holds(!other.wire.isClosed(), 'the line of somebody else stays');
      other.close();
    },
  },
  {
    rule: 'R-AUTH-2',
    title: 'who is taken out of a private channel is told, hears nothing more, and finds every way closed',
    run: async ({ target, owner, member, channel, say }) => {
      const [removed, stays] = [await member(), await member()];
      const place = await channel('private', [removed, stays]);
      const common = await channel('public');
      const stream = channelStream(place.id);
      const [line, witness] = [await removed.connect(), await stays.connect()];
      const own = userStream(removed.account.id);
      await line.subscribe({ [stream]: 0, [own]: 0, [channelStream(common.id)]: 0 });
      await witness.subscribe({ [stream]: 0 });
      const heard = await say(owner, place, 'for all');
      await line.reached(stream, heard.sequence);

      await owner.done(channelRemoveMember, { channelId: place.id, memberId: removed.account.id });
      const revoked = () => line.events(own).find((event) => event.type === 'channel.access.revoked');
      await line.until(() => revoked() !== undefined, 'channel.access.revoked');
      equal(revoked()?.payload, { workspaceId: owner.workspace.id, channelId: place.id }, 'what was said');

      const secret = await say(owner, place, 'not for the one who left');
      await witness.reached(stream, secret.sequence);
      const after = await say(owner, common, 'for all again');
      await line.reached(channelStream(common.id), after.sequence);
      holds(
        line.events(stream).every((event) => event.sequence <= heard.sequence + 1),
        'nothing later was delivered',
      );
      holds(!JSON.stringify(line.wire.frames).includes(secret.text), 'nor any other way');

      const [again] = await line.trySubscribe({ [stream]: heard.sequence });
      equal(again && !again.ok && again.code, 'not_found', 'subscribing again');
      const ways = waysInto(removed, place.id, target.newId);
      for (const [way, take] of Object.entries(ways)) refused(await take(), 'not_found', way);

      await owner.done(channelAddMembers, { channelId: place.id, memberIds: [removed.account.id] });
      await line.subscribe({ [stream]: heard.sequence });
      const back = await say(owner, place, 'welcome back');
      await line.reached(stream, back.sequence);
      line.close();
      witness.close();
    },
  },
  {
    rule: 'R-AUTH-2',
    title: 'who is removed from the workspace is cut off from all of it at once',
    run: async ({ target, owner, newcomer, channel }) => {
      const removed = await newcomer();
      const places = [await channel('private', [removed]), await channel('public', [removed])];
      const line = await removed.connect();
      await line.subscribe({ [userStream(removed.account.id)]: 0 });
      await owner.done(memberRemove, { workspaceId: owner.workspace.id, memberId: removed.account.id });
      await line.until(() => line.wire.isClosed(), 'the line to be closed');
      for (const place of places) {
        const ways = waysInto(removed, place.id, target.newId);
        for (const [way, take] of Object.entries(ways)) refused(await take(), 'not_found', way);
      }
    },
  },
  {
    rule: 'R-AUTH-2',
    title: 'who leaves a public channel may still read it and listen, and no longer write into it',
    run: async ({ target, owner, member, channel, say }) => {
      const other = await member();
      const place = await channel('public', [other]);
      const stream = channelStream(place.id);
      const line = await other.connect();
      await line.subscribe({ [stream]: 0 });
      const { sequence } = await say(owner, place, 'open to all');
      await other.done(channelLeave, { channelId: place.id });
      await line.subscribe({ [stream]: sequence });
      const heard = await say(owner, place, 'still open to all');
      await line.reached(stream, heard.sequence);
      const copies = line.events(stream).filter((event) => event.sequence === heard.sequence);
      equal(copies.length, 1, 'times the message was delivered');
      line.close();
      const { send, ...reads } = waysInto(other, place.id, target.newId);
      for (const [way, take] of Object.entries(reads)) holds((await take()).ok, `${way} of a public channel`);
      refused(await send(), 'forbidden', 'send');
    },
  },
  {
    rule: 'R-AUTH-4',
    title: 'a private channel and one that does not exist are the same to everybody outside',
    run: async ({ target, owner, member, outsider, channel, say }) => {
      const place = await channel('private');
      await say(owner, place, 'between us');
      for (const person of [await member(), await outsider()]) {
        for (const channelId of [place.id, target.newId()]) {
          const ways = waysInto(person, channelId, target.newId);
          for (const [way, take] of Object.entries(ways)) refused(await take(), 'not_found', way);
        }
      }
    },
  },
  {
    rule: 'R-AUTH-4',
    title: 'nothing of a public channel reaches another workspace',
    run: async ({ target, owner, outsider, channel, say }) => {
      const place = await channel('public');
      await say(owner, place, 'for this workspace');
      const ways = waysInto(await outsider(), place.id, target.newId);
      for (const [way, take] of Object.entries(ways)) refused(await take(), 'not_found', way);
    },
  },
];
