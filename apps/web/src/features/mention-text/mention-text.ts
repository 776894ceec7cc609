import { mentionOfChannel, mentionOfUser, proseRanges } from '@parley/protocol';

/** Who answers to a name. Letter case does not count. */
export interface Names {
  readonly personId: (name: string) => string | undefined;
  readonly channelId: (name: string) => string | undefined;
  readonly personName: (id: string) => string | undefined;
  readonly channelName: (id: string) => string | undefined;
}

export interface ShownMention {
  readonly start: number;
  readonly end: number;
  readonly kind: 'person' | 'channel';
  readonly id: string;
}

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
  const isPerson = text[start] === '@';
  const lookUp = isPerson ? names.personId : names.channelId;
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
    const id = lookUp(text.slice(start + 1, end));
    if (id) return { start, end, kind: isPerson ? 'person' : 'channel', id };
  }
  return undefined;
}

/** As it is sent: names become ids, which stay right when somebody is renamed. */
export function toWire(text: string, names: Names): string {
  let wire = '';
  let from = 0;
  for (const { start, end, kind, id } of mentionsIn(text, names)) {
    wire += text.slice(from, start) + (kind === 'person' ? mentionOfUser(id) : mentionOfChannel(id));
    from = end;
  }
  return wire + text.slice(from);
}

const mentionOnWire = /<([@#])([0-9a-f-]{36})>/g;

/** As people edit it: ids become names; who is not known stays as sent. */
export function toShown(wire: string, names: Names): string {
  return wire.replace(mentionOnWire, (whole, sign: string, id: string) => {
    const name = sign === '@' ? names.personName(id) : names.channelName(id);
    return name === undefined ? whole : `${sign}${name}`;
  });
}
