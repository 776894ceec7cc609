import type { Channel } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../platform/permit.js';
import * as policy from './channels.policy.js';

function view(
  kind: Channel['kind'],
  changes: Partial<policy.ChannelView> & { archived?: boolean; creator?: string } = {},
): policy.ChannelView {
  const { archived = false, creator = 'you', ...rest } = changes;
  const channel: Channel = {
    id: 'c',
    workspaceId: 'w',
    kind,
    name: kind === 'dm' || kind === 'group' ? null : 'name',
    topic: '',
    createdBy: creator,
    createdAt: '2026-01-01T00:00:00.000Z',
    archivedAt: archived ? '2026-01-02T00:00:00.000Z' : null,
    memberIds: kind === 'dm' || kind === 'group' ? ['me', 'you'] : null,
    version: 1,
  };
  return { channel, userId: 'me', role: 'member', isMember: false, ...rest };
}

const actions = {
  see: policy.maySee,
  join: policy.mayJoin,
  leave: policy.mayLeave,
  addMembers: policy.mayAddMembers,
  setTopic: policy.maySetTopic,
  manage: policy.mayManage,
  rename: policy.mayRename,
};
type Row = readonly [string, policy.ChannelView, Record<keyof typeof actions, Verdict>];

const secret: Row[2] = {
  see: 'not_found',
  join: 'not_found',
  leave: 'not_found',
  addMembers: 'not_found',
  setTopic: 'not_found',
  manage: 'not_found',
  rename: 'not_found',
};
const outside: Row[2] = {
  see: 'allowed',
  join: 'allowed',
  leave: 'allowed',
  addMembers: 'forbidden',
  setTopic: 'forbidden',
  manage: 'forbidden',
  rename: 'forbidden',
};
const inside: Row[2] = { ...outside, addMembers: 'allowed', setTopic: 'allowed' };
const keeper: Row[2] = { ...inside, manage: 'allowed', rename: 'allowed' };
const direct: Row[2] = {
  see: 'allowed',
  join: 'allowed',
  leave: 'forbidden',
  addMembers: 'forbidden',
  setTopic: 'forbidden',
  manage: 'forbidden',
  rename: 'forbidden',
};

const rows: Row[] = [
  ['public channel, not of the workspace', view('public', { role: null }), secret],
  ['public channel, left the workspace', view('public', { role: null, isMember: true }), secret],
  ['public channel, not a member', view('public'), outside],
  ['public channel, member', view('public', { isMember: true }), inside],
  ['public channel, creator', view('public', { isMember: true, creator: 'me' }), keeper],
  ['public channel, admin', view('public', { isMember: true, role: 'admin' }), keeper],
  ['private channel, not a member', view('private'), secret],
  ['private channel, owner who is not a member', view('private', { role: 'owner' }), secret],
  ['private channel, member', view('private', { isMember: true }), inside],
  ['private channel, owner and member', view('private', { isMember: true, role: 'owner' }), keeper],
  ['direct conversation of others', view('dm', { role: 'owner' }), secret],
  ['direct conversation of mine', view('dm', { isMember: true, role: 'owner', creator: 'me' }), direct],
  ['group of mine', view('group', { isMember: true }), direct],
  [
    'archived channel, not a member',
    view('public', { archived: true }),
    { ...outside, join: 'channel_archived' },
  ],
  [
    'archived channel, creator',
    view('public', { archived: true, isMember: true, creator: 'me' }),
    { ...keeper, addMembers: 'channel_archived', setTopic: 'channel_archived', rename: 'channel_archived' },
  ],
];

describe('[R-AUTH-4] who may do what with a channel', () => {
  it.each(rows)('%s', (_, at, verdicts) => {
    const found = Object.fromEntries(Object.entries(actions).map(([name, ask]) => [name, ask(at)]));
    expect(found).toEqual(verdicts);
  });
});
