import { t } from '@lingui/core/macro';
import { type ChatState, selectEmojiOf, selectMe } from '@parley/client';
import { type MemberStatus, memberSetQuiet, memberSetStatus } from '@parley/protocol';
import { openDialog } from '../../page/index.js';
import { endOf, quietUntil } from '../../quiet/index.js';
import type { SlashCommand, SlashOutcome, SlashPlace } from './outcome.js';
import { outcomeOf } from './outcome-of.js';
import { timeProblem, wordsForTime } from './time-words.js';

/** One emoji at the start, its variations and joined parts with it. */
const leadingEmoji =
  /^(?:\p{RI}\p{RI}|(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F)\p{Emoji_Modifier}?(?:\u200D\p{Emoji}\uFE0F?\p{Emoji_Modifier}?)*)/u;

/** The emoji that an argument begins with, also one of the workspace's own. */
function emojiAhead(args: string, state: ChatState): string {
  const name = /^:[a-z0-9_+-]+:/.exec(args)?.[0];
  if (name !== undefined) return selectEmojiOf(name)(state) ? name : '';
  return leadingEmoji.exec(args)?.[0] ?? '';
}

const hourMs = 3_600_000;

async function setStatus(
  { chat }: SlashPlace,
  status: MemberStatus | null,
  said: string,
): Promise<SlashOutcome> {
  const workspaceId = selectMe(chat.store.getState())?.workspace.id ?? '';
  if (!memberSetStatus.payload.safeParse({ workspaceId, status }).success)
    return { kind: 'problem', text: t`A status is an emoji and a few words on one line.` };
  return outcomeOf(await chat.send(memberSetStatus, { workspaceId, status }), said);
}

async function setQuiet({ chat }: SlashPlace, until: Date | null, said: string): Promise<SlashOutcome> {
  return outcomeOf(await chat.send(memberSetQuiet, quietUntil(chat.store.getState(), until)), said);
}

/** What others are to know of the person who types, and what is to be kept from them. */
export const personalCommands = (): SlashCommand[] => [
  {
    name: 'status',
    args: t`🌴 what you are at`,
    help: t`Tell others what you are at; nothing after it takes it back`,
    run: (place, args) => {
      if (args === '') return setStatus(place, null, t`Status cleared`);
      const emoji = emojiAhead(args, place.chat.store.getState());
      const text = args.slice(emoji.length).trim();
      return setStatus(place, { emoji, text, expiresAt: null }, t`Status set`);
    },
  },
  {
    name: 'away',
    args: t`back at three`,
    help: t`Tell others that you are away, until the end of the day`,
    run: (place, args) => {
      const expiresAt = endOf('today', Date.now())?.toISOString() ?? null;
      const status = { emoji: '👋', text: args === '' ? t`Away` : args, expiresAt };
      return setStatus(place, status, t`Others see that you are away. /back ends it.`);
    },
  },
  {
    name: 'back',
    args: '',
    help: t`You are here again: takes your status back, and you may be disturbed`,
    run: async (place) => {
      const outcome = await setStatus(place, null, '');
      return outcome.kind === 'done' ? setQuiet(place, null, t`Welcome back`) : outcome;
    },
  },
  {
    name: 'dnd',
    args: t`for how long, or off`,
    help: t`Be left in peace: for an hour, or as long as you say`,
    run: async (place, args) => {
      if (args === '')
        return setQuiet(place, new Date(Date.now() + hourMs), t`Nobody disturbs you for an hour`);
      if (/^(?:off|aus|end|stop)$/i.test(args)) return setQuiet(place, null, t`You may be disturbed again`);
      const words = args.replace(/^(?:for|until|till|für|bis)\s+/i, '');
      const time = await wordsForTime(place, words);
      if (time?.rest !== '')
        return { kind: 'problem', text: t`Write for how long, like “/dnd 30 minutes”, or “/dnd off”.` };
      if (time.when.kind !== 'at') return timeProblem(time.when);
      return setQuiet(place, new Date(time.when.atMs), t`Nobody disturbs you until then`);
    },
  },
  {
    name: 'shortcuts',
    args: '',
    help: t`Show what can be done with keys`,
    run: () => {
      openDialog('shortcuts');
      return { kind: 'done' };
    },
  },
];
