import { t } from '@lingui/core/macro';
import { selectMe } from '@parley/client';
import { memberSetStatus } from '@parley/protocol';
import { askForTime } from '../../later/index.js';
import { problemWords } from '../../problems/index.js';
import type { SlashCommand } from './outcome.js';

/** One emoji at the start, its variations and joined parts with it. */
const leadingEmoji =
  /^(?:\p{RI}\p{RI}|(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F)\p{Emoji_Modifier}?(?:\u200D\p{Emoji}\uFE0F?\p{Emoji_Modifier}?)*)/u;

/** What concerns the person who types alone. */
export const personalCommands = (): SlashCommand[] => [
  {
    name: 'status',
    args: t`🌴 what you are at`,
    help: t`Tell others what you are at; nothing after it takes it back`,
    run: async ({ chat }, args) => {
      const workspaceId = selectMe(chat.store.getState())?.workspace.id ?? '';
      const emoji = leadingEmoji.exec(args)?.[0] ?? '';
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
