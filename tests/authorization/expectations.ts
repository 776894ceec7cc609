import type { CommandType, clientFrames, EventType, endpoints, TransientType } from '@parley/protocol';

/**
 * Who may do what, and what the others are told. One word per column, in the order of `columns`:
 * - `owner`: of the workspace, and the maker of the channel;
 * - `member`: an ordinary one, in the channel, author of its message;
 * - `nonMember`: of the workspace, but not in the channel;
 * - `foreigner`: signed in, of another workspace;
 * - `signedOut`: nobody.
 *
 * Rows are per situation: in a `private` channel, a `public` one, or a `direct` conversation of owner and member;
 * `workspace` where no channel is concerned. `ok`, or the code of the refusal.
 */
export const columns = ['owner', 'member', 'nonMember', 'foreigner', 'signedOut'] as const;
export type Column = (typeof columns)[number];
export type Place = 'private' | 'public' | 'direct';
export type Situation = Place | 'workspace' | 'person';
export type Expectations = Partial<Record<Situation, string>>;

const insidersOnly = {
  private: 'ok ok not_found not_found unauthenticated',
  direct: 'ok ok not_found not_found unauthenticated',
};
/** Reading: a public channel is open to its workspace. */
const readers = { ...insidersOnly, public: 'ok ok ok not_found unauthenticated' };
/** Writing needs belonging. */
const writers = { ...insidersOnly, public: 'ok ok forbidden not_found unauthenticated' };
/** What `member` wrote, and nobody else may put words into their mouth. */
const author = {
  private: 'forbidden ok not_found not_found unauthenticated',
  public: 'forbidden ok forbidden not_found unauthenticated',
  direct: 'forbidden ok not_found not_found unauthenticated',
};
/** What belongs to channels with a name, and not to direct conversations. */
const notDirect = { direct: 'forbidden forbidden not_found not_found unauthenticated' };
const keepers = {
  private: 'ok forbidden not_found not_found unauthenticated',
  public: 'ok forbidden forbidden not_found unauthenticated',
  ...notDirect,
};
const everyMember = { workspace: 'ok ok ok not_found unauthenticated' };
const everybodySignedIn = { workspace: 'ok ok ok ok unauthenticated' };
/** Of a thing that `member` keeps for later: for others it does not exist. */
const keptByMember = { workspace: 'not_found ok not_found not_found unauthenticated' };
const everybody = { workspace: 'ok ok ok ok ok' };

export const commandExpectations: Record<CommandType, Expectations> = {
  'message.send': writers,
  'message.edit': author,
  // Of a message that `member` wrote.
  'message.delete': writers,
  'message.react': writers,
  'message.unreact': writers,
  'message.pin': writers,
  'message.unpin': writers,
  'poll.vote': writers,
  // Of a poll that `member` made; the owner keeps the workspace.
  'poll.close': writers,
  'poll.reopen': writers,
  'poll.revise': author,
  'checklist.tick': writers,
  'checklist.revise': author,
  'thread.follow': writers,
  'thread.unfollow': writers,
  'thread.markRead': writers,
  'thread.markUnread': writers,
  'channel.create': everyMember,
  'channel.openDirect': everyMember,
  'channel.join': readers,
  'channel.leave': { ...readers, ...notDirect },
  'channel.addMembers': { ...writers, ...notDirect },
  'channel.removeMember': keepers,
  'channel.rename': keepers,
  'channel.setTopic': { ...writers, ...notDirect },
  'channel.archive': keepers,
  'channel.unarchive': keepers,
  'channel.markRead': writers,
  'channel.markUnread': writers,
  'notifications.update': everyMember,
  'member.updateProfile': everyMember,
  'member.setStatus': everyMember,
  'member.setQuiet': everyMember,
  'preferences.update': { workspace: 'ok ok ok ok unauthenticated' },
  'sidebar.update': everyMember,
  // Of an ordinary member.
  'member.remove': { workspace: 'ok forbidden forbidden not_found unauthenticated' },
  'workspace.setMessageRules': { workspace: 'ok forbidden forbidden not_found unauthenticated' },
  'invite.create': everyMember,
  // Of an invite that `owner` made.
  'invite.revoke': { workspace: 'ok forbidden forbidden not_found unauthenticated' },
  'group.create': everyMember,
  'group.rename': everyMember,
  'group.addMembers': everyMember,
  'group.removeMember': everyMember,
  // Of a group that `owner` made.
  'group.delete': { workspace: 'ok forbidden forbidden not_found unauthenticated' },
  // Of one that `owner` added.
  'emoji.rename': { workspace: 'ok forbidden forbidden not_found unauthenticated' },
  'emoji.remove': { workspace: 'ok forbidden forbidden not_found unauthenticated' },
  'message.save': readers,
  // Of what one does not keep nothing is said.
  'message.unsave': { private: 'ok ok ok ok unauthenticated' },
  'draft.set': writers,
  'reminder.create': { ...readers, ...everyMember },
  'reminder.snooze': keptByMember,
  'reminder.complete': keptByMember,
  'schedule.create': writers,
  'schedule.update': keptByMember,
  'schedule.cancel': keptByMember,
  'schedule.send': keptByMember,
};

type EndpointName = (typeof endpoints)[number]['name'];

export const endpointExpectations: Record<EndpointName, Expectations> = {
  'session.read': everybody,
  // With an address nobody has.
  'session.signIn': {
    workspace: 'wrong_credentials wrong_credentials wrong_credentials wrong_credentials wrong_credentials',
  },
  'session.signOut': everybody,
  // With a password that is not theirs.
  'session.changePassword': {
    workspace: 'wrong_credentials wrong_credentials wrong_credentials wrong_credentials unauthenticated',
  },
  // With a link that nobody was given: who asks makes no difference.
  'passwordReset.preview': {
    workspace: 'reset_unknown reset_unknown reset_unknown reset_unknown reset_unknown',
  },
  'passwordReset.complete': {
    workspace: 'reset_unknown reset_unknown reset_unknown reset_unknown reset_unknown',
  },
  setup: { workspace: 'setup_done setup_done setup_done setup_done setup_done' },
  'workspace.create': { workspace: 'ok ok ok ok unauthenticated' },
  'invite.list': everyMember,
  'invite.preview': everybody,
  // Without an account to make: as who one is.
  'invite.accept': { workspace: 'ok ok ok ok unauthenticated' },
  'message.history': readers,
  'message.reactors': readers,
  'poll.voters': readers,
  'emoji.add': everyMember,
  'emoji.image': everyMember,
  'channel.pins': readers,
  'message.listed': readers,
  'message.revisions': readers,
  // What one may not see is left out of the answer, as if it were not there: the database tests look at that.
  'message.previews': everybodySignedIn,
  'thread.replies': readers,
  'thread.list': everyMember,
  'channel.members': readers,
  'channel.directory': everyMember,
  'presence.here': everyMember,
  'realtime.bootstrap': everyMember,
  'realtime.token': everyMember,
  // `person` is the owner's own stream.
  'realtime.replay': {
    ...readers,
    ...everyMember,
    person: 'ok not_found not_found not_found unauthenticated',
  },
  'realtime.snapshot': {
    ...readers,
    ...everyMember,
    person: 'ok not_found not_found not_found unauthenticated',
  },
  // With a command that does not exist: the session is asked for first.
  command: { workspace: 'unknown_command unknown_command unknown_command unknown_command unauthenticated' },
};

/** Without a connection token there is no line to ask on: `unauthenticated`. */
export const frameExpectations: Record<keyof typeof clientFrames, Expectations> = {
  'stream.subscribe': {
    ...readers,
    ...everyMember,
    person: 'ok not_found not_found not_found unauthenticated',
  },
  // What one is not subscribed to is passed over, whatever it is.
  'stream.unsubscribe': { private: 'ok ok ok ok unauthenticated' },
  'connection.ping': { workspace: 'ok ok ok ok unauthenticated' },
  // The owner: a stranger is told of nobody.
  'presence.watch': { workspace: 'ok ok ok nobody unauthenticated' },
  'presence.unwatch': { workspace: 'ok ok ok ok unauthenticated' },
  'presence.active': { workspace: 'ok ok ok ok unauthenticated' },
  'typing.start': writers,
};

const seenBy = {
  insiders: 'yes yes no no',
  workspace: 'yes yes yes no',
  memberAlone: 'no yes no no',
};

/** Who is delivered the event, having tried to subscribe to every stream there is: all columns but the last. */
export const eventExpectations: Record<EventType, Expectations> = {
  'message.created': { private: seenBy.insiders, public: seenBy.workspace, direct: seenBy.insiders },
  'message.edited': { private: seenBy.insiders, public: seenBy.workspace, direct: seenBy.insiders },
  'message.deleted': { private: seenBy.insiders, public: seenBy.workspace, direct: seenBy.insiders },
  'message.reacted': { private: seenBy.insiders, public: seenBy.workspace, direct: seenBy.insiders },
  'message.pinned': { private: seenBy.insiders, public: seenBy.workspace, direct: seenBy.insiders },
  // Of `member`, who reacts.
  'reaction.changed': { private: seenBy.memberAlone, public: seenBy.memberAlone, direct: seenBy.memberAlone },
  'poll.updated': { private: seenBy.insiders, public: seenBy.workspace, direct: seenBy.insiders },
  // Of `member`, who votes.
  'poll.voted': { private: seenBy.memberAlone, public: seenBy.memberAlone, direct: seenBy.memberAlone },
  'checklist.updated': { private: seenBy.insiders, public: seenBy.workspace, direct: seenBy.insiders },
  'thread.updated': { private: seenBy.insiders, public: seenBy.workspace, direct: seenBy.insiders },
  // To `member`, who follows, reads, and follows no longer.
  'thread.followed': { private: seenBy.memberAlone, public: seenBy.memberAlone, direct: seenBy.memberAlone },
  'thread.unfollowed': {
    private: seenBy.memberAlone,
    public: seenBy.memberAlone,
    direct: seenBy.memberAlone,
  },
  'thread.read': { private: seenBy.memberAlone, public: seenBy.memberAlone, direct: seenBy.memberAlone },
  'channel.created': { workspace: seenBy.workspace },
  'channel.updated': { private: seenBy.insiders, public: seenBy.workspace },
  'channel.memberJoined': { private: seenBy.insiders, public: seenBy.workspace },
  'channel.memberLeft': { private: seenBy.insiders, public: seenBy.workspace },
  // To `nonMember`, who is added.
  'channel.access.granted': { private: 'no no yes no' },
  // To `member`, who is taken out, or reads.
  'channel.access.revoked': { private: seenBy.memberAlone },
  'channel.read': { private: seenBy.memberAlone, public: seenBy.memberAlone, direct: seenBy.memberAlone },
  // To `member`, who chose.
  'notifications.updated': { private: seenBy.memberAlone },
  'member.joined': { workspace: seenBy.workspace },
  'member.updated': { workspace: seenBy.workspace },
  'workspace.messageRulesUpdated': { workspace: seenBy.workspace },
  // To `member`, who chose.
  'preferences.updated': { workspace: seenBy.memberAlone },
  'sidebar.updated': { workspace: seenBy.memberAlone },
  // To somebody else, who is removed: nobody of the table.
  'workspace.access.revoked': { workspace: 'no no no no' },
  'group.created': { workspace: seenBy.workspace },
  'group.updated': { workspace: seenBy.workspace },
  'emoji.added': { workspace: seenBy.workspace },
  'emoji.renamed': { workspace: seenBy.workspace },
  'emoji.removed': { workspace: seenBy.workspace },
  // To `member`, who keeps it.
  'message.saved': { private: seenBy.memberAlone, public: seenBy.memberAlone, direct: seenBy.memberAlone },
  'message.unsaved': { private: seenBy.memberAlone },
  'draft.changed': { private: seenBy.memberAlone, public: seenBy.memberAlone, direct: seenBy.memberAlone },
  'reminder.changed': { workspace: seenBy.memberAlone },
  'schedule.changed': { private: seenBy.memberAlone, public: seenBy.memberAlone, direct: seenBy.memberAlone },
};

/** Who is told the passing fact, having tried to watch the person and to subscribe to the channel. */
export const transientExpectations: Record<TransientType, Expectations> = {
  // Of somebody new in the workspace.
  'presence.updated': { workspace: seenBy.workspace },
  'typing.updated': { private: seenBy.insiders, public: seenBy.workspace, direct: seenBy.insiders },
};
