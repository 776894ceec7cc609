import type { Messages } from '@lingui/core';

type Token = Messages[string];

/**
 * English with accents, half as long again and in brackets: what is cut off, does not wrap or was never handed to the
 * translators is seen at once.
 */
export function pseudoCatalog({ messages }: { readonly messages: Messages }): { messages: Messages } {
  const entries = Object.entries(messages).map(([id, message]) => [id, pseudoMessage(message)] as const);
  return { messages: Object.fromEntries(entries) };
}

/** A compiled message: words, and in arrays what is filled in: a name, or a name, a kind and words for each form. */
export function pseudoMessage(message: Token): Token {
  if (typeof message === 'string') return bracketed([message]);
  return bracketed(message);
}

type Part = Exclude<Token, string>[number];

function bracketed(parts: readonly Part[]): Part[] {
  return ['⟦', ...parts.map(pseudoPart), '⟧'];
}

function pseudoPart(part: Part): Part {
  if (typeof part === 'string') return pseudoText(part);
  const [name, kind, forms] = part;
  if (typeof forms !== 'object' || forms === null) return part;
  const pseudoForms = Object.fromEntries(
    Object.entries(forms).map(([form, words]) => [
      form,
      typeof words === 'string' ? pseudoText(words) : Array.isArray(words) ? words.map(pseudoPart) : words,
    ]),
  );
  return [name, kind, pseudoForms] as Part;
}

const accented: Readonly<Record<string, string>> = {
  ...{ a: 'ààà', e: 'éé', i: 'î', o: 'öö', u: 'ûû', A: 'Å', E: 'É', I: 'Î', O: 'Ö', U: 'Û' },
};

/** Tags such as `<0>` and the number sign of a plural form stay as they are. */
function pseudoText(text: string): string {
  return text.replace(/<[^>]*>|[a-zA-Z]/gu, (found) => accented[found] ?? found);
}
