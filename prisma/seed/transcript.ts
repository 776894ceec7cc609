import { isPersonKey, type PersonKey } from './people.js';

/** One message of a conversation, before it is put on the calendar. */
export interface ScriptLine {
  readonly by: PersonKey;
  /** `-12d 09:14`: a day and the time at the office; `-0d -00:07`: seven minutes ago. See `scheduleScript`. */
  readonly at: string;
  /** Markdown; people are `<@key>`, channels `<#name>`. */
  readonly text: string;
  readonly edited?: boolean;
  readonly deleted?: boolean;
  readonly pinned?: boolean;
  /** In the thread of the message before it that is none. */
  readonly isReply?: boolean;
  readonly reactions?: readonly Reactions[];
  /** The options of the poll it asks, and who chooses each. */
  readonly poll?: readonly Choice[];
  /** The items of the list it begins, and who has done them. */
  readonly checklist?: readonly Choice[];
}

export interface Choice {
  readonly text: string;
  readonly by: readonly PersonKey[];
}

/** Who answers a message with an emoji, in that order. */
export interface Reactions {
  readonly emoji: string;
  readonly by: readonly PersonKey[];
}

const dayLine = /^(-[1-9]\d*d|now)$/;
const messageLine = /^(↳ )?(\d\d:\d\d|-\d\d:\d\d) ([a-z]+)(?: \((edited|deleted|pinned)\))?: (.+)$/;

/**
 * Reads a conversation written down like a chat log: `-12d` opens a day and `now` the last hours, `09:14 ilse: Text`
 * starts a message, `(edited)`, `(deleted)` or `(pinned)` after the name marks it, and lines indented by two spaces carry
 * it on. `↳ 09:15 noor: Text` replies in the thread of the message above, `+ 👍 ilse noor · 🎉 rosa` are reactions to it,
 * `? Rice (noor ilse) · Soup` makes it a poll with who votes for what, and `☐ Rice (noor) · Salt` a list with who did what.
 *
 * @throws Error naming the line that is none of these.
 */
export function transcript(log: string): readonly ScriptLine[] {
  const script: (ScriptLine & {
    text: string;
    reactions?: readonly Reactions[];
    poll?: readonly Choice[];
    checklist?: readonly Choice[];
  })[] = [];
  let day: string | undefined;

  for (const line of log.split('\n')) {
    const last = script.at(-1);
    if (line === '' || line.startsWith('  ')) {
      if (last) last.text += `\n${line.slice(2)}`;
      else if (line !== '') throw new Error(`Nothing to carry on: ${line}`);
      continue;
    }
    if (line.startsWith('+ ')) {
      if (!last) throw new Error(`Nothing to react to: ${line}`);
      last.reactions = line.slice(2).split(' · ').map(reactionsOf);
      continue;
    }
    if (line.startsWith('? ') || line.startsWith('☐ ')) {
      if (!last) throw new Error(`Nothing to choose for: ${line}`);
      last[line.startsWith('?') ? 'poll' : 'checklist'] = line.slice(2).split(' · ').map(choiceOf);
      continue;
    }
    const opened = dayLine.exec(line)?.[1];
    if (opened) {
      day = opened === 'now' ? '-0d' : opened;
      continue;
    }
    const [, reply, time, by, mark, text] = messageLine.exec(line) ?? [];
    if (!(day && time && by && text && isPersonKey(by)))
      throw new Error(`Not a line of a transcript: ${line}`);
    // Only the last hours are told by how long ago they were, so only they may carry a minus sign.
    if (time.startsWith('-') !== (day === '-0d')) throw new Error(`Time and day do not go together: ${line}`);
    script.push({
      by,
      at: `${day} ${time}`,
      text,
      ...(mark && { [mark]: true }),
      ...(reply && { isReply: true }),
    });
  }
  return script.map((line) => ({ ...line, text: line.text.trimEnd() }));
}

function reactionsOf(group: string): Reactions {
  const [emoji = '', ...by] = group.split(' ');
  if (by.length === 0 || !by.every(isPersonKey)) throw new Error(`Not a reaction: ${group}`);
  return { emoji, by };
}

function choiceOf(group: string): Choice {
  const [, text = '', people] = /^(.+?)(?: \(([a-z ]+)\))?$/.exec(group) ?? [];
  const by = people?.split(' ') ?? [];
  if (text === '' || !by.every(isPersonKey)) throw new Error(`Not a choice: ${group}`);
  return { text, by };
}
