import { codePointLength, isInMainLine, type Message, type MessageId, standing } from '@parley/protocol';

/** A text that is quoted somewhere else. */
export interface Quoted {
  readonly authorName: string;
  /** Where it stands. */
  readonly link: string;
  readonly text: string;
}

type Standing = Pick<Message, 'sequence' | 'threadRootId' | 'alsoInChannel'>;

/** Where in its channel's address a message is: in the thread of a root, or without one in the line. */
export const placeUnder = (rootId: MessageId | undefined, sequence: number) =>
  rootId === undefined ? { at: sequence } : { thread: rootId, reply: sequence };

/** The same for whoever looks for it: a reply that is not in the main line is found in its thread alone. */
export const placeIn = (message: Standing) =>
  placeUnder(isInMainLine(message) ? undefined : message.threadRootId, message.sequence);

export function permalinkTo(slug: string, message: Standing & Pick<Message, 'channelId'>): string {
  const place = Object.entries(placeIn(message)).map(([name, value]) => `${name}=${value}`);
  return `${location.origin}/w/${slug}/c/${message.channelId}?${place.join('&')}`;
}

/** What a message says, with the options and items it holds as a list, in Markdown. */
export function wholeText({ text, poll, checklist }: Pick<Message, 'text' | 'poll' | 'checklist'>): string {
  const lines = [
    ...standing(poll?.options ?? []).map((option) => `- ${option.text} (${option.count})`),
    ...standing(checklist?.items ?? []).map(
      (item) => `- [${item.doneAt === undefined ? ' ' : 'x'}] ${item.text}`,
    ),
  ];
  return lines.length === 0 ? text : `${text}\n\n${lines.join('\n')}`;
}

/** What calls people: a person, a group, everybody or those who are here. */
const call = /<(?:@([0-9a-f-]{36})|!(channel|here)|!group:([0-9a-f-]{36}))>/g;
/** Characters of a text quoted at most: a quotation says what is meant, and the link leads to the rest. */
const mostQuoted = 2_000;

/**
 * A quotation in Markdown: who said it, linked to where, and the text. Whoever is called in it is named, and
 * not called again.
 */
export function quotation(
  { authorName, link, text }: Quoted,
  nameOf: (id: string) => string | undefined,
): string {
  const quiet = text.replace(
    call,
    (_, personId?: string, word?: string, groupId?: string) =>
      word ?? nameOf(personId ?? groupId ?? '') ?? '…',
  );
  const head = `[${authorName.replace(/[\\[\]]/g, '\\$&')}](${link}):`;
  return [head, ...beginningOf(quiet, mostQuoted).split('\n')]
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** A comment and the quotation under it, no longer than a message may be. */
export function forwardText(comment: string, quoted: string, mostCharacters: number): string {
  const said = comment.trim();
  const text = said === '' ? quoted : `${said}\n\n${quoted}`;
  return beginningOf(text, mostCharacters);
}

function beginningOf(text: string, most: number): string {
  return codePointLength(text) <= most
    ? text
    : `${[...text]
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
