/** Every limit of the contract, in one place; told to clients at connect. Lengths are in Unicode code points. */
export const limits = {
  /** Length of one message's text. */
  messageTextLength: 10_000,
  /** Kinds of reaction on one message. */
  reactionKindsPerMessage: 50,
  /** People named with a kind of reaction; the others are counted, and told when asked for. */
  reactionPeopleListed: 20,
  pinsPerChannel: 100,
  pollOptions: 10,
  pollOptionLength: 100,
  /** Options a poll may have had in all, those that were taken away included: their places are not used again. */
  pollPlaces: 40,
  /** People named with an option of a poll; the others are counted. */
  pollPeopleListed: 20,
  checklistItems: 30,
  checklistItemLength: 200,
  /** The same of a checklist. */
  checklistPlaces: 120,
  /** Longest window for editing or deleting, in ms: a year; beyond it, for ever is meant. */
  messageWindowMs: 31_536_000_000,
  /** Earlier texts kept of one message; the oldest go first. */
  revisionsPerMessage: 50,
  /** Messages one request may ask the previews of, by place and by id each. */
  previewsPerRequest: 30,
  /** Length of the text of a preview. */
  previewTextLength: 300,
  channelNameLength: 80,
  channelTopicLength: 250,
  displayNameLength: 80,
  titleLength: 80,
  pronounsLength: 40,
  timeZoneLength: 64,
  statusTextLength: 100,
  /** One emoji may be a dozen code points; a `:name:` of one's own a little more. */
  emojiLength: 40,
  /** Of a workspace's own emoji, without the colons. */
  emojiNameLength: 32,
  /** Length of the picture's file. */
  emojiBytes: 131_072,
  /** Width and height of the picture. */
  emojiPixels: 256,
  emojiPerWorkspace: 500,
  workspaceNameLength: 80,
  workspaceSlugLength: 40,
  emailLength: 254,
  /** OWASP advises at least 8; the upper bound keeps hashing cheap. */
  passwordMinLength: 8,
  passwordMaxLength: 256,
  /** Largest inbound frame and request body, in bytes (R-LIM-1); an upload has a limit of its own. */
  frameBytes: 65_536,
  /** What may wait for one connection in the server, in bytes; above, it is closed (R-LIM-1). */
  outboundBytes: 1_048_576,
  /** Streams one connection may be subscribed to (R-SUB-2). */
  subscriptionsPerConnection: 200,
  /** People one connection may watch the presence of (R-PRES-3). */
  watchedPeoplePerConnection: 500,
  /** Events in one replay page. */
  replayPageEvents: 500,
  /** Messages in one history page or channel snapshot. */
  historyPageMessages: 50,
  historyPageMessagesMax: 100,
  /** Unread sequences listed per channel; more than 99 reads as "99+". */
  unreadListed: 100,
  /** Words that count like a mention, of one person in one workspace. */
  keywords: 50,
  keywordLength: 80,
  /** People in one direct conversation, the caller included. */
  directMembers: 9,
  channelInvitesPerCommand: 50,
  membersPerWorkspace: 10_000,
  channelsPerWorkspace: 5_000,
  channelsPerMember: 1_000,
  /** Sections of one's own in a sidebar. */
  sidebarSections: 50,
  /** Channels placed in sections other than the usual one, and channels muted. */
  sidebarPlacements: 1_000,
  sectionNameLength: 40,
  /** Ids per page of a channel's member list, channels per page of the directory. */
  listPage: 200,
  /** Ids per page of a channel's member list, where more are asked for: everybody is at most five pages. */
  memberPageMax: 2_000,
  /** People in one user group: as many are looked up when the group is mentioned. */
  groupMembers: 100,
  /** Deleted ones count too: they stay known by name. */
  groupsPerWorkspace: 500,
  groupNameLength: 40,
  /** User groups that one message may mention. */
  groupsPerMessage: 5,
  /** Up to so many members of a channel `@here` asks who is there; in a larger one it means everybody. */
  hereMembers: 100,
  invitesPerWorkspace: 200,
  /** Threads one person follows; of more, those with the oldest roots are let go of. */
  threadsFollowed: 500,
  /** Channels of which one person has said where replies stand. */
  repliesChosen: 200,
  /** Threads per page of the threads somebody follows. */
  threadsPage: 20,
  workspacesPerOwner: 200,
  /** Kept for later by one person in one workspace: bounds what their snapshot carries. */
  savedPerMember: 1_000,
  draftsPerMember: 200,
  remindersPerMember: 200,
  scheduledPerMember: 200,
  reminderTextLength: 500,
  /** How far ahead a reminder or a scheduled message may be: five years. */
  scheduleAheadDays: 1_826,
} as const;

export type Limits = { readonly [K in keyof typeof limits]: number };
