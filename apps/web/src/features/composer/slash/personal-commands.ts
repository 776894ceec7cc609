import { t } from '@lingui/core/macro';
import { type ChatState, selectEmojiOf, selectMe } from '@parley/client';
import { memberSetStatus } from '@parley/protocol';
import { askForTime } from '../../later/index.js';
import { problemWords } from '../../problems/index.js';
import type { SlashCommand } from './outcome.js';

/** One emoji at the start, its variations and joined parts with it. */
const leadingEmoji =
  /^(?:\p{RI}\p{RI}|(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F)\p{Emoji_Modifier}?(?:\u200D\p{Emoji}\uFE0F?\p{Emoji_Modifier}?)*)/u;

/** The emoji that an argument begins with, also one of the workspace's own. */
function emojiAhead(args: string, state: ChatState): string {
  const name = /^:[a-z0-9_+-]+:/.exec(args)?.[0];
  if (name !== undefined) return selectEmojiOf(name)(state) ? name : '';
  return leadingEmoji.exec(args)?.[0] ?? '';
}

/** What concerns the person who types alone. */
export const personalCommands = (): SlashCommand[] => [
  {
    name: 'status',
    args: t`🌴 what you are at`,
    help: t`Tell others what you are at; nothing after it takes it back`,
    run: async ({ chat }, args) => {
      const workspaceId = selectMe(chat.store.getState())?.workspace.id ?? '';
      const emoji = emojiAhead(args, chat.store.getState());
      const text = args.slice(emoji.length).trim();
      const status = args === '' ? null : { emoji, text, expiresAt: null };
      if (!memberSetStatus.payload.safeParse({ workspaceId, status }).success)
        return { kind: 'problem', text: t`A status is an emoji and a few words on one line.` };
      const ack = await chat.send(memberSetStatus, { workspaceId, status });
      if (!ack.ok) return { kind: 'problem', text: problemWords(ack.error) };
      return { kind: 'done', said: status ? t`Status set` : t`Status taken back` };
    },
  },
  {
    name: 'remind',
    args: '',
    help: t`Set a reminder for yourself`,
    run: () => {
      askForTime({ kind: 'reminder', message: null });
      return { kind: 'done' };
    },
  },
];
