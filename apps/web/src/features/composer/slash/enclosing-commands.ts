import { t } from '@lingui/core/macro';
import { newChecklist, newPoll } from '@parley/protocol';
import type { SlashCommand, SlashOutcome } from './outcome.js';

/** "Question | A | B" as the question and the rest; undefined for the rest where there is none. */
function partsOf(args: string): { readonly title: string; readonly lines: readonly string[] | undefined } {
  const [title = '', ...lines] = args.split('|').map((part) => part.trim());
  return { title, lines: lines.length === 0 ? undefined : lines.filter((line) => line !== '') };
}

/** What opens its fields when it is typed alone, and is sent at once when all of it is typed. */
export const enclosingCommands = (): SlashCommand[] => [
  {
    name: 'poll',
    args: t`question | option | option …`,
    help: t`Ask the others; the fields open when nothing follows`,
    run: ({ toWire }, args): SlashOutcome => {
      const { title, lines } = partsOf(args);
      if (!lines) return { kind: 'enclose', what: 'poll', text: title };
      if (title === '') return { kind: 'problem', text: t`Write what you want to ask before the first |.` };
      const poll = newPoll.safeParse({ options: lines });
      if (!poll.success)
        return { kind: 'problem', text: t`A poll has two to ten different options, with | between them.` };
      return { kind: 'send', text: toWire(title), enclosed: { poll: poll.data } };
    },
  },
  {
    name: 'checklist',
    args: t`title | item | item …`,
    help: t`List what is to be done; the fields open when nothing follows`,
    run: ({ toWire }, args): SlashOutcome => {
      const { title, lines } = partsOf(args);
      if (!lines) return { kind: 'enclose', what: 'checklist', text: title };
      if (title === '') return { kind: 'problem', text: t`Write what the list is for before the first |.` };
      const checklist = newChecklist.safeParse({ items: lines });
      if (!checklist.success)
        return { kind: 'problem', text: t`A checklist has up to 30 different items, with | between them.` };
      return { kind: 'send', text: toWire(title), enclosed: { checklist: checklist.data } };
    },
  },
];
