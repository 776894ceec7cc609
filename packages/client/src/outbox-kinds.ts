import {
  channelMarkRead,
  channelMarkUnread,
  checklistTick,
  draftSet,
  messageDelete,
  messageEdit,
  messageReact,
  messageSend,
  messageUnreact,
  notificationsUpdate,
  pollVote,
  preferencesUpdate,
  reminderCreate,
  scheduleCreate,
  sidebarUpdate,
  threadMarkRead,
  threadMarkUnread,
} from '@parley/protocol';
import { waitsForLine } from './store/later-waiting.js';

const keptTypes: ReadonlySet<string> = new Set([
  messageSend.type,
  messageEdit.type,
  messageDelete.type,
  messageReact.type,
  messageUnreact.type,
  pollVote.type,
  checklistTick.type,
  channelMarkRead.type,
  channelMarkUnread.type,
  threadMarkRead.type,
  threadMarkUnread.type,
  preferencesUpdate.type,
  sidebarUpdate.type,
  draftSet.type,
  notificationsUpdate.type,
]);

/** Commands that are kept until the server has answered them for good. */
export const isKept = (type: string): boolean => keptTypes.has(type) || waitsForLine(type);

const writtenTypes: ReadonlySet<string> = new Set([
  messageSend.type,
  messageEdit.type,
  reminderCreate.type,
  scheduleCreate.type,
]);

/** Refused for good they stay, as somebody wrote them. */
export const isWritten = (type: string): boolean => writtenTypes.has(type);
