import {
  type Ack,
  type ChannelId,
  type Presence,
  presenceUnwatchRequest,
  presenceWatchRequest,
  typingStartRequest,
  type UserId,
} from '@parley/protocol';

interface Watcher {
  readonly userId: UserId;
  readonly line: { send(name: string, data: unknown): void };
}

const done: Ack = { ok: true, result: {} };

/** Who is there, as the test says, for the lines of a model server that look. */
export class ModelPresence {
  readonly #people = new Map<UserId, Presence>();
  readonly #watched = new Map<Watcher, Set<UserId>>();
  /** What came in, in order: whose line, and what it asked. */
  readonly asked: { readonly userId: UserId; readonly name: string; readonly frame: unknown }[] = [];

  /** How somebody is from now on; those who look are told. */
  set(presence: Presence): void {
    this.#people.set(presence.userId, presence);
    for (const [{ line }, watched] of this.#watched)
      if (watched.has(presence.userId))
        line.send('transient.events', [{ type: 'presence.updated', payload: { presence } }]);
  }

  /** Undefined for what is none of its business. `readers`: the lines that have a channel subscribed. */
  request(
    one: Watcher,
    { name, frame }: { readonly name: string; readonly frame: unknown },
    readers: (channelId: ChannelId) => Iterable<Watcher>,
  ): Ack | undefined {
    if (!name.startsWith('presence.') && name !== 'typing.start') return undefined;
    this.asked.push({ userId: one.userId, name, frame });
    const watched = this.#watched.get(one) ?? new Set();
    if (name === 'presence.watch') {
      const { userIds } = presenceWatchRequest.parse(frame);
      for (const userId of userIds) watched.add(userId);
      this.#watched.set(one, watched);
      return { ok: true, result: { people: userIds.map((userId) => this.#presenceOf(userId)) } };
    }
    if (name === 'presence.unwatch')
      for (const userId of presenceUnwatchRequest.parse(frame).userIds) watched.delete(userId);
    if (name === 'typing.start') {
      const place = typingStartRequest.parse(frame);
      const payload = { ...place, userId: one.userId };
      for (const { line } of readers(place.channelId))
        line.send('transient.events', [{ type: 'typing.updated', payload }]);
    }
    return done;
  }

  gone(one: Watcher): void {
    this.#watched.delete(one);
  }

  #presenceOf(userId: UserId): Presence {
    return this.#people.get(userId) ?? { userId, status: 'offline', lastSeenAt: null };
  }
}
