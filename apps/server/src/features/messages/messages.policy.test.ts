import { describe, expect, it } from 'vitest';
import {
  mayClose,
  mayDelete,
  mayEdit,
  mayMark,
  mayReviseItems,
  mayReviseOptions,
  maySend,
  mayTick,
  mayVote,
  type Standing,
} from './messages.policy.js';

const createdAt = '2026-01-01T00:00:00.000Z';
const mine = { authorId: 'me', createdAt, deletedAt: null };
const theirs = { authorId: 'you', createdAt, deletedAt: null };
const standing = (changes: Partial<Standing> = {}): Standing => ({
  userId: 'me',
  role: 'member',
  isMember: true,
  channel: { archivedAt: null },
  rules: { editWithinMs: null, deleteWithinMs: null },
  now: new Date('2026-01-01T01:00:00.000Z'),
  ...changes,
});
const over = { rules: { editWithinMs: 3_600_000, deleteWithinMs: 3_600_000 } };
const gone = { ...mine, deletedAt: '2026-01-01T00:30:00.000Z' };
const archived = { channel: { archivedAt: '2026-01-01T00:00:00.000Z' } };

describe('editing', () => {
  it.each([
    ['my own', mine, standing(), 'allowed'],
    ["somebody else's", theirs, standing(), 'forbidden'],
    ["somebody else's as the owner", theirs, standing({ role: 'owner' }), 'forbidden'],
    ['my own from outside', mine, standing({ isMember: false }), 'forbidden'],
    [
      'my own that I deleted',
      { ...mine, deletedAt: '2026-01-01T00:00:00.000Z' },
      standing(),
      'message_deleted',
    ],
    ['my own in an archived channel', mine, standing(archived), 'channel_archived'],
    ['my own when it is too late', mine, standing(over), 'edit_window_over'],
    [
      'my own as the owner, when it is too late',
      mine,
      standing({ ...over, role: 'owner' }),
      'edit_window_over',
    ],
  ])('%s', (_, message, at, verdict) => {
    expect(mayEdit(message, at)).toBe(verdict);
  });
});

describe('deleting', () => {
  it.each([
    ['my own', mine, standing(), 'allowed'],
    ['my own in an archived channel', mine, standing(archived), 'allowed'],
    ["somebody else's", theirs, standing(), 'forbidden'],
    ["somebody else's as an admin", theirs, standing({ role: 'admin' }), 'allowed'],
    ["somebody else's as the owner", theirs, standing({ role: 'owner' }), 'allowed'],
    ['my own when it is too late', mine, standing(over), 'delete_window_over'],
    ['my own once more, when it is too late', gone, standing(over), 'allowed'],
    ["somebody else's as an admin, whenever", theirs, standing({ ...over, role: 'admin' }), 'allowed'],
  ])('%s', (_, message, at, verdict) => {
    expect(mayDelete(message, at)).toBe(verdict);
  });
});

describe('reacting and pinning', () => {
  it.each([
    ["somebody else's", theirs, standing(), 'allowed'],
    ['from outside', theirs, standing({ isMember: false }), 'forbidden'],
    ['a deleted one', { ...theirs, deletedAt: '2026-01-01T00:00:00.000Z' }, standing(), 'message_deleted'],
    ['in an archived channel', theirs, standing(archived), 'channel_archived'],
  ])('%s', (_, message, at, verdict) => {
    expect(mayMark(message, at)).toBe(verdict);
  });
});

const poll = { options: [], isMultiple: false, isAnonymous: false, voterCount: 0 };
const asked = { ...theirs, poll };
const closed = { ...theirs, poll: { ...poll, closedAt: createdAt } };
const list = { ...theirs, checklist: { items: [] } };

describe('polls and checklists', () => {
  it.each([
    ['a vote', mayVote(asked, standing()), 'allowed'],
    ['a vote from outside', mayVote(asked, standing({ isMember: false })), 'forbidden'],
    ['a vote in a closed poll', mayVote(closed, standing()), 'poll_closed'],
    ['a vote where there is no poll', mayVote(list, standing()), 'not_found'],
    ['a vote in an archived channel', mayVote(asked, standing(archived)), 'channel_archived'],
    ['closing my own', mayClose({ ...asked, authorId: 'me' }, standing()), 'allowed'],
    ["closing somebody else's", mayClose(asked, standing()), 'forbidden'],
    ["closing somebody else's as an admin", mayClose(asked, standing({ role: 'admin' })), 'allowed'],
    [
      'closing it as an admin from outside',
      mayClose(asked, standing({ role: 'admin', isMember: false })),
      'forbidden',
    ],
    ['closing it once more', mayClose({ ...closed, authorId: 'me' }, standing()), 'allowed'],
    ['closing what is no poll', mayClose({ ...list, authorId: 'me' }, standing()), 'not_found'],
    ['a tick', mayTick(list, standing()), 'allowed'],
    ['a tick where there is no list', mayTick(asked, standing()), 'not_found'],
    ['other items in my own', mayReviseItems({ ...list, authorId: 'me' }, standing()), 'allowed'],
    ["other items in somebody else's", mayReviseItems(list, standing({ role: 'owner' })), 'forbidden'],
    ['other options in my own', mayReviseOptions({ ...asked, authorId: 'me' }, standing()), 'allowed'],
    ["other options in somebody else's", mayReviseOptions(asked, standing({ role: 'owner' })), 'forbidden'],
    [
      'other options when it is closed',
      mayReviseOptions({ ...closed, authorId: 'me' }, standing()),
      'poll_closed',
    ],
    ['sending from outside', maySend(standing({ isMember: false })), 'forbidden'],
    ['sending to an archived channel', maySend(standing(archived)), 'channel_archived'],
  ])('%s', (_, verdict, expected) => {
    expect(verdict).toBe(expected);
  });
});
