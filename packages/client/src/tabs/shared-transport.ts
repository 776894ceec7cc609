import { type CloseReason, isCloseReason } from '@parley/protocol';
import type { TransportName } from '../store/state.js';
import type { Handshake, Line, LineListener, Transport } from '../transports/transport.js';
import { createLineClaims, type LineClaims } from './line-claims.js';
import type { TabGroup } from './tab-group.js';
import type { LineMessage } from './tab-messages.js';

export interface SharedTransportParts {
  readonly transport: Transport;
  readonly group: () => TabGroup | null;
  /** Of this tab. */
  readonly id: string;
  readonly ids: () => string;
  /** Another tab wants a line, and this one, which leads, has none. */
  readonly onWanted: () => void;
}

/** The one line of a browser, as each of its tabs has it. */
export interface SharedTransport extends Transport {
  /** False while another tab leads: whoever joins a line that is there needs no token of its own. */
  needsToken(): boolean;
  /** The role, or the leader, has changed: lines of before are over, and new ones can be opened at once. */
  changed(): void;
  receive(from: string, message: LineMessage): void;
  /** Whether an answer of the leader is due. */
  isWaiting(): boolean;
}

/** A line as this tab's connection has it. */
interface OwnLine {
  readonly handshake: Handshake;
  readonly listener: LineListener;
  readonly replies: Map<number, (answer: unknown) => void>;
  /** The leader's line it hangs on; null until that one is up. */
  era: string | null;
  transport: TransportName | undefined;
  /** Set in the tab that leads, and in one that is alone. */
  real: Line | null;
}

/** What the leader knows of its line beside. */
interface Served {
  readonly era: string;
  readonly claims: LineClaims;
  hello: { readonly data: unknown } | null;
}

export function createSharedTransport(parts: SharedTransportParts): SharedTransport {
  let own: OwnLine | null = null;
  let served: Served | null = null;
  let count = 0;

  const role = () => parts.group()?.role() ?? 'alone';

  function end(line: OwnLine, code: CloseReason | null, isMove = false): void {
    if (own !== line) return;
    own = null;
    stopServing(code);
    line.real?.close();
    line.listener.onClose(code, isMove);
  }

  function stopServing(code: CloseReason | null): void {
    if (!served) return;
    const { era } = served;
    served = null;
    parts.group()?.tell({ kind: 'down', era, code });
  }

  /** Its end is the end of the line: whoever leads opens the next one. */
  function openReal(line: OwnLine): void {
    const era = parts.ids();
    const claims = createLineClaims(() => line.real);
    const mine: Served = { era, claims, hello: null };
    served = mine;
    line.era = era;
    const real = parts.transport.open(line.handshake, {
      onFrame(name, data) {
        if (own !== line) return;
        // The other tabs first: what this one tells them of it must find it there.
        if (name === 'connection.ack') {
          mine.hello = { data };
          parts.group()?.tell(upOf(mine, line));
        } else parts.group()?.tell({ kind: 'frame', era, name, data });
        line.listener.onFrame(name, data);
      },
      onClose: (code, isMove) => end(line, code, isMove),
    });
    if (own === line) line.real = real;
    else real.close();
  }

  const upOf = ({ era, hello }: Served, { real }: OwnLine) =>
    ({ kind: 'up', era, hello: hello?.data, transport: real?.transport }) as const;

  function join(): void {
    parts.group()?.toLeader({ kind: 'open' });
    parts.group()?.look();
  }

  function begin(line: OwnLine): void {
    if (role() === 'follower') join();
    else if (role() !== 'undecided') openReal(line);
    else parts.group()?.look();
  }

  /** From the leader. */
  function follow(line: OwnLine, message: LineMessage): void {
    switch (message.kind) {
      case 'up':
        if (line.era === message.era) return;
        if (line.era !== null) {
          end(line, null, true);
          return;
        }
        line.era = message.era;
        line.transport = message.transport;
        line.listener.onFrame('connection.ack', message.hello);
        return;
      case 'frame':
        if (line.era === message.era) line.listener.onFrame(message.name, message.data);
        return;
      case 'down':
        if (line.era === null || line.era === message.era) {
          end(line, isCloseReason(message.code) ? message.code : null);
        }
        return;
      case 'answer': {
        const reply = line.replies.get(message.id);
        line.replies.delete(message.id);
        reply?.(message.answer);
        return;
      }
      default:
        return;
    }
  }

  /** From one of those that follow. */
  function serve(from: string, message: LineMessage): void {
    switch (message.kind) {
      case 'open':
        if (served?.hello && own) parts.group()?.tell(upOf(served, own), from);
        else parts.onWanted();
        return;
      case 'request': {
        const { era, id, name, frame } = message;
        if (served?.era !== era) return;
        served.claims.request(from, { name, frame }, (answer) =>
          parts.group()?.tell({ kind: 'answer', id, answer }, from),
        );
        return;
      }
      case 'close':
      case 'bye':
        served?.claims.release(from);
        return;
      default:
        return;
    }
  }

  function request(line: OwnLine, call: { name: string; frame: unknown }, reply: (answer: unknown) => void) {
    if (own !== line || line.era === null) return;
    if (line.real) return served?.claims.request(parts.id, call, reply);
    count += 1;
    line.replies.set(count, reply);
    parts.group()?.toLeader({ kind: 'request', era: line.era, id: count, ...call });
    parts.group()?.look();
  }

  return {
    needsToken: () => role() !== 'follower',
    open(handshake, listener) {
      const line: OwnLine = {
        handshake,
        listener,
        replies: new Map(),
        era: null,
        transport: undefined,
        real: null,
      };
      own = line;
      begin(line);
      return {
        get transport() {
          return (line.real ?? line).transport;
        },
        request: (name, frame, reply) => request(line, { name, frame }, reply),
        close() {
          if (own !== line) return;
          own = null;
          stopServing(null);
          if (line.real) line.real.close();
          else parts.group()?.toLeader({ kind: 'close' });
        },
      };
    },
    changed() {
      const line = own;
      if (!line) return;
      const isFresh = line.era === null && !line.real;
      if (!isFresh) end(line, null, true);
      else if (role() === 'follower') join();
      else if (role() !== 'undecided') {
        // Nobody has given it a token while it was to join another tab's line.
        if (line.handshake.auth.token) openReal(line);
        else end(line, null, true);
      }
    },
    isWaiting: () => own !== null && (own.era === null || own.replies.size > 0),
    receive(from, message) {
      if (role() === 'leader') serve(from, message);
      else if (own && from === parts.group()?.leader()) follow(own, message);
    },
  };
}
