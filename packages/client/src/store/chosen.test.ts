import {
  changedSidebar,
  preferencesUpdate,
  type SidebarChange,
  sidebarUpdate,
  userStream,
  usualPreferences,
  usualSidebar,
} from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import {
  sampleChannelId,
  sampleEvent,
  sampleId,
  sampleMe,
  sampleState,
  sampleWorkspaceId,
} from '../testing/samples.js';
import { applyEvent } from './apply-event.js';
import { applyResult } from './apply-result.js';
import { applySnapshot } from './apply-snapshot.js';
import { selectLayout, selectPreferences } from './chosen.js';
import { entryAdded } from './reducers/outbox.js';
import type { ChatState } from './state.js';

const mine = userStream(sampleMe);
const workspaceId = sampleWorkspaceId;
const starred: SidebarChange = { kind: 'place', channelIds: [sampleChannelId], sectionId: 'starred' };
const muted: SidebarChange = { kind: 'mute', channelId: sampleChannelId, isMuted: true };
const known: ChatState = { ...sampleState, sidebar: usualSidebar(workspaceId) };
const told = (sequence: number, change: SidebarChange) =>
  sampleEvent(mine, sequence, { type: 'sidebar.updated', payload: { workspaceId, change } });
const queued = (state: ChatState, type: string, payload: unknown) =>
  entryAdded(state, {
    ...{ commandId: sampleId(700), type, payload, channelId: null, queuedAt: 1 },
    ...{ state: 'queued', error: null, isKept: true },
  });

describe('the sidebar', () => {
  it('follows events, each once', () => {
    const once = applyEvent(applyEvent(known, told(3, starred)), told(4, muted));
    expect(once.sidebar).toMatchObject({ muted: [sampleChannelId], version: 4 });
    expect(applyEvent(once, told(3, starred)).sidebar).toBe(once.sidebar);
  });

  it('takes an ack that overtakes its event as the event', () => {
    const sidebar = { ...changedSidebar(usualSidebar(workspaceId), muted), version: 4 };
    const acked = applyResult(known, { type: sidebarUpdate.type, channelId: null, payload: {} }, { sidebar });
    expect(acked.sidebar).toEqual(sidebar);
    const back = applyEvent(acked, told(3, { ...muted, isMuted: false }));
    expect(back.sidebar).toBe(acked.sidebar);
  });

  it('passes over other workspaces', () => {
    const payload = { workspaceId: sampleId(99), change: starred };
    const state = applyEvent(known, sampleEvent(mine, 3, { type: 'sidebar.updated', payload }));
    expect(state.sidebar).toBe(known.sidebar);
  });

  it('shows what is on its way', () => {
    const state = queued(known, sidebarUpdate.type, { workspaceId, change: starred });
    expect(selectLayout(state)?.placements).toHaveLength(1);
    expect(selectLayout(known)).toBe(known.sidebar);
  });
});

describe('preferences', () => {
  const preferences = { ...usualPreferences, theme: 'dark' as const, version: 3 };

  it('are as the newest event says', () => {
    const event = sampleEvent(mine, 3, { type: 'preferences.updated', payload: { preferences } });
    const state = applyEvent(known, event);
    expect(state.preferences).toBe(preferences);
    expect(applyEvent(state, event).preferences).toBe(preferences);
  });

  it('show what is on its way, and the same object while nothing changes', () => {
    const state = queued(known, preferencesUpdate.type, { density: 'compact' });
    expect(selectPreferences(state)).toMatchObject({ density: 'compact', theme: 'system' });
    expect(selectPreferences({ ...state, outbox: [...state.outbox] })).toBe(selectPreferences(state));
  });

  it('[R-REC-3] come with the snapshot, and are the usual ones where the server knows none', () => {
    const account = { id: sampleMe, email: 'anna@model.example', name: 'Anna' };
    const snapshot = { kind: 'user' as const, head: 5, account, memberships: [] };
    const sidebar = { ...usualSidebar(workspaceId), version: 2 };
    const state = applySnapshot(known, mine, { ...snapshot, preferences, sidebar });
    expect([state.preferences, state.sidebar]).toEqual([preferences, sidebar]);
    expect(applySnapshot(state, mine, snapshot).preferences).toEqual(usualPreferences);
  });
});
