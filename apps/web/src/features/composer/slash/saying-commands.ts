import { t } from '@lingui/core/macro';
import { selectMe } from '@parley/client';
import { calledPeople, channelOpenDirect, limits, messageSend } from '@parley/protocol';
import { holdMs } from '../../undo-send/index.js';
import type { SlashCommand } from './outcome.js';
import { outcomeOf } from './outcome-of.js';

/** A shrug whose arm and eyes Markdown leaves alone. */
const shrug = String.raw`¯\\\_(ツ)\_/¯`;
const tableFlip = '(╯°□°)╯︵ ┻━┻';

/** What is said in another way, or to somebody else. */
export const sayingCommands = (): SlashCommand[] => [
  {
    name: 'me',
    args: t`what you do`,
    help: t`Say what you do, as in “Maya waves”`,
    run: ({ toWire }, args) =>
      args === ''
        ? { kind: 'problem', text: t`Write what you do after the command.` }
        : { kind: 'send', text: `/me ${toWire(args)}` },
  },
  {
    name: 'shrug',
    args: t`message`,
    help: t`Put a shrug after your message`,
    run: ({ toWire }, args) => ({ kind: 'send', text: args === '' ? shrug : `${toWire(args)} ${shrug}` }),
  },
  {
    name: 'tableflip',
    args: t`message`,
    help: t`Put a table that is thrown over after your message`,
    run: ({ toWire }, args) => ({
      kind: 'send',
      text: args === '' ? tableFlip : `${toWire(args)} ${tableFlip}`,
    }),
  },
  {
    name: 'dm',
    args: t`@person message`,
    help: t`Write to somebody directly`,
    run: async ({ chat, toWire, goTo }, args) => {
      const wire = toWire(args);
      const { userIds } = calledPeople(/^(?:\s*<@[0-9a-f-]+>)+/.exec(wire)?.[0] ?? '');
      const me = selectMe(chat.store.getState());
      if (userIds.length === 0 || !me)
        return { kind: 'problem', text: t`Name the person with @ after the command.` };
      if (userIds.every((id) => id === me.account.id))
        return { kind: 'problem', text: t`This is yourself. Name somebody else.` };
      if (new Set([...userIds, me.account.id]).size > limits.directMembers)
        return { kind: 'problem', text: t`A conversation has room for ${limits.directMembers} people.` };
      const opened = await chat.send(channelOpenDirect, {
        workspaceId: me.workspace.id,
        memberIds: [...userIds],
      });
      if (!opened.ok) return outcomeOf(opened);
      const channelId = opened.result.channel.id;
      const text = wire.replace(/^(?:\s*<@[0-9a-f-]+>)+\s*/, '');
      if (text !== '') void chat.send(messageSend, { channelId, text }, { holdMs: holdMs() });
      goTo(channelId);
      return { kind: 'done' };
    },
  },
  {
    name: 'help',
    args: '',
    help: t`Show all commands`,
    run: () => ({ kind: 'list' }),
  },
];
