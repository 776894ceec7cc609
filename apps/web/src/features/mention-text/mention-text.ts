import {
  mentionOfChannel,
  mentionOfEverybody,
  mentionOfGroup,
  mentionOfHere,
  mentionOfUser,
  proseRanges,
} from '@parley/protocol';

/** Who answers to a name. Letter case does not count. */
export interface Names {
  readonly personId: (name: string) => string | undefined;
  readonly groupId: (name: string) => string | undefined;
  readonly channelId: (name: string) => string | undefined;
  readonly personName: (id: string) => string | undefined;
  readonly groupName: (id: string) => string | undefined;
  readonly channelName: (id: string) => string | undefined;
}

export type MentionKind = 'person' | 'group' | 'everybody' | 'here' | 'channel';

export interface ShownMention {
  readonly start: number;
  readonly end: number;
  readonly kind: MentionKind;
  /** Empty for everybody and for those who are here. */
  readonly id: string;
}

/** The words for everybody and for those who are there; they are the same in every language, as names are. */
export const everybodyWord = 'channel';
export const hereWord = 'here';

/** As long as a display name may be. */
const longestName = 80;
const wordCharacter = /[\p{L}\p{M}\p{N}_-]/u;

/**
 * Where a text as people write it names somebody: "@Maya Lindqvist" or "#web", outside code. The longest name wins, so
 * that "@Ann Lee" is not Ann.
 */
export function mentionsIn(text: string, names: Names): ShownMention[] {
  const found: ShownMention[] = [];
  for (const range of proseRanges(text)) {
    for (let at = range.start; at < range.end; at += 1) {
      const sign = text[at];
      if ((sign !== '@' && sign !== '#') || (at > 0 && wordCharacter.test(text[at - 1] as string))) continue;
      const mention = mentionAt(text, { start: at, end: range.end }, names);
      if (!mention) continue;
      found.push(mention);
      at = mention.end - 1;
    }
  }
  return found;
}

function mentionAt(
  text: string,
  range: { start: number; end: number },
  names: Names,
): ShownMention | undefined {
  const { start } = range;
  const lineEnd = text.indexOf('\n', start);
  const last = Math.min(range.end, start + 1 + longestName, lineEnd === -1 ? text.length : lineEnd);
  for (let end = last; end > start + 1; end -= 1) {
    // A name ends where a word ends.
    if (
      end < text.length &&
      wordCharacter.test(text[end] as string) &&
      wordCharacter.test(text[end - 1] as string)
    )
      continue;
    const found = named(text[start] as string, text.slice(start + 1, end), names);
    if (found) return { start, end, ...found };
  }
  return undefined;
}

function named(sign: string, name: string, names: Names): Pick<ShownMention, 'kind' | 'id'> | undefined {
  if (sign === '#') {
    const id = names.channelId(name);
    return id === undefined ? undefined : { kind: 'channel', id };
  }
  const userId = names.personId(name);
  if (userId !== undefined) return { kind: 'person', id: userId };
  const groupId = names.groupId(name);
  if (groupId !== undefined) return { kind: 'group', id: groupId };
  const word = name.toLowerCase();
  if (word === everybodyWord) return { kind: 'everybody', id: '' };
  return word === hereWord ? { kind: 'here', id: '' } : undefined;
}

const wireOf: Record<MentionKind, (id: string) => string> = {
  person: mentionOfUser,
  group: mentionOfGroup,
  channel: mentionOfChannel,
  everybody: () => mentionOfEverybody,
  here: () => mentionOfHere,
};

/** As it is sent: names become ids, which stay right when somebody is renamed. */
export function toWire(text: string, names: Names): string {
  let wire = '';
  let from = 0;
  for (const { start, end, kind, id } of mentionsIn(text, names)) {
    wire += text.slice(from, start) + wireOf[kind](id);
    from = end;
  }
  return wire + text.slice(from);
}

const mentionOnWire = /<(?:([@#]|!group:)([0-9a-f-]{36})|!(channel|here))>/g;

/** As people edit it: ids become names; who is not known stays as sent. */
export function toShown(wire: string, names: Names): string {
  return wire.replace(mentionOnWire, (whole, sign: string | undefined, id: string, word: string) => {
    if (sign === undefined) return `@${word}`;
    const look = { '@': names.personName, '#': names.channelName }[sign] ?? names.groupName;
    const name = look(id);
    return name === undefined ? whole : `${sign === '#' ? '#' : '@'}${name}`;
  });
}
