import { t } from '@lingui/core/macro';
import { selectMe } from '@parley/client';
import { limits, reminderCreate, scheduleCreate } from '@parley/protocol';
import { isCrowdMeant } from '../../crowd/index.js';
import { askForTime } from '../../later/index.js';
import { myZone } from '../../zones/index.js';
import type { SlashCommand } from './outcome.js';
import { outcomeOf } from './outcome-of.js';
import { readsAsCommand } from './read-command.js';
import { saidBack, timeProblem, wordsForTime } from './time-words.js';

/** What holds "me tomorrow to call Ana" together and is not part of what to be reminded of. */
const leading = /^(?:me|mich)\s+/i;
const joining = /^(?:to|about|that|an|daran|dass)\s+/i;

/** What is to happen at a time to come. */
export const laterCommands = (): SlashCommand[] => [
  {
    name: 'remind',
    args: t`tomorrow 9:00 what about`,
    help: t`Set a reminder for yourself; with nothing after it, choose the time from a list`,
    run: async (place, args) => {
      if (args === '') {
        askForTime({ kind: 'reminder', message: null });
        return { kind: 'done' };
      }
      const time = await wordsForTime(place, args.replace(leading, ''));
      if (!time)
        return { kind: 'problem', text: t`Say when and what about, like “/remind tomorrow 9:00 call Ana”.` };
      if (time.when.kind !== 'at') return timeProblem(time.when);
      const text = place.toWire(time.rest.replace(joining, ''));
      if (text === '')
        return { kind: 'problem', text: t`Write what you want to be reminded of after the time.` };
      if ([...text].length > limits.reminderTextLength)
        return { kind: 'problem', text: t`That is too long for a reminder.` };
      const { chat } = place;
      const state = chat.store.getState();
      const answer = await chat.send(reminderCreate, {
        workspaceId: selectMe(state)?.workspace.id ?? '',
        text,
        dueAt: new Date(time.when.atMs).toISOString(),
        timeZone: myZone(state),
      });
      const when = await saidBack(place, time.when.atMs);
      return outcomeOf(answer, t`You will be reminded: ${when}`);
    },
  },
  {
    name: 'schedule',
    args: t`tomorrow 9:00 message`,
    help: t`Send a message here at a later time`,
    run: async (place, args) => {
      const time = await wordsForTime(place, args);
      if (!time || time.rest === '')
        return {
          kind: 'problem',
          text: t`Write when and what, like “/schedule tomorrow 9:00 Good morning”.`,
        };
      if (time.when.kind !== 'at') return timeProblem(time.when);
      const problem = readsAsCommand(time.rest);
      if (problem !== undefined) return { kind: 'problem', text: problem };
      const { chat, channelId, reply } = place;
      const text = place.toWire(time.rest);
      if (!(await isCrowdMeant(chat, { channelId, wire: text }, 'schedule'))) return { kind: 'kept' };
      const answer = await chat.send(scheduleCreate, {
        channelId,
        ...reply,
        text,
        sendAt: new Date(time.when.atMs).toISOString(),
        timeZone: myZone(chat.store.getState()),
      });
      const when = await saidBack(place, time.when.atMs);
      return outcomeOf(answer, t`Scheduled: ${when}`);
    },
  },
];
