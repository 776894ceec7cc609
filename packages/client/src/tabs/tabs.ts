import { protocolVersion } from '@parley/protocol';
import type { Clock } from '../clock.js';
import { type OutboxOwner, ownerKey } from '../outbox-storage.js';
import type { TabRole } from '../store/state.js';
import type { Transport } from '../transports/transport.js';
import { createSharedTransport } from './shared-transport.js';
import { createTabGroup, type TabGroup } from './tab-group.js';
import { type OutboxMessage, type TabMessage, tabsVersion } from './tab-messages.js';
import type { TabPlace } from './tab-place.js';

export interface TabsParts {
  /** Null: there are no other tabs to share with. */
  readonly place: TabPlace | null;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly ids: () => string;
}

export interface TabsListener {
  onRole(role: TabRole): void;
  /** A line can be opened now, or another tab waits for one. */
  onLineWanted(): void;
  onOutbox(from: string, message: OutboxMessage): void;
  /** Another tab was told that this person may not go on. */
  onOver(code: string): void;
}

/**
 * The tabs of one person in one workspace, in one browser. One of them leads: it has the line and sends what is in
 * the outbox. The others send through it and hear what it hears.
 */
export interface Tabs {
  readonly transport: Transport;
  /** Meets the other tabs of this person and workspace, leaving those of another. */
  open(owner: OutboxOwner): void;
  /** Whether this tab sends what is queued, and does what only one tab may do: it leads, or it is alone. */
  isLeader(): boolean;
  /** Nobody hears it when no leader is known; whoever leads next asks for it. */
  toLeader(message: OutboxMessage): void;
  tell(message: OutboxMessage, to?: string): void;
  /** The session is over for all of them. */
  tellOver(code: string): void;
  leave(): void;
}

export function createTabs(parts: TabsParts, listener: TabsListener): Tabs {
  const { place, clock } = parts;
  const id = parts.ids();
  let group: TabGroup | null = null;
  let whose: string | null = null;
  let wasRole: TabRole = 'alone';
  const transport = createSharedTransport({
    ...parts,
    id,
    group: () => group,
    onWanted: () => listener.onLineWanted(),
  });

  const isLeader = () => {
    const role = group?.role() ?? 'alone';
    return role === 'leader' || role === 'alone';
  };

  function changed(): void {
    const role = group?.role() ?? 'alone';
    transport.changed();
    if (role === 'undecided') listener.onRole('follower');
    else if (role !== wasRole || role === 'follower') listener.onRole(role);
    wasRole = role === 'undecided' ? 'follower' : role;
    if (role === 'follower') group?.toLeader({ kind: 'join' });
    if (role !== 'undecided') listener.onLineWanted();
  }

  function receive(from: string, message: TabMessage): void {
    switch (message.kind) {
      case 'over':
        listener.onOver(message.code);
        return;
      case 'add':
      case 'wish':
      case 'join':
        if (isLeader()) listener.onOutbox(from, message);
        return;
      case 'bye':
        transport.receive(from, message);
        if (isLeader()) listener.onOutbox(from, message);
        return;
      case 'all':
      case 'changed':
        if (from === group?.leader()) listener.onOutbox(from, message);
        return;
      case 'ping':
      case 'lead':
        return;
      default:
        transport.receive(from, message);
    }
  }

  function leave(): void {
    const left = group;
    group = null;
    whose = null;
    left?.leave();
  }

  return {
    transport,
    open(owner) {
      if (!place || whose === ownerKey(owner)) return;
      leave();
      whose = ownerKey(owner);
      const name = `parley tabs ${tabsVersion}.${protocolVersion} ${whose}`;
      const heard = { onChange: changed, onMessage: receive, isWanting: transport.isWaiting };
      group = createTabGroup({ place, clock, name, id }, heard);
    },
    isLeader,
    toLeader: (message) => group?.toLeader(message),
    tell: (message, to) => group?.tell(message, to),
    tellOver: (code) => group?.tell({ kind: 'over', code }),
    leave,
  };
}
