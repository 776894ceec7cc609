const english: readonly string[] = [
  '**Welcome.** This is #general, where everybody in the workspace is. It is good for news, and for questions that have no other home. These four messages only show you around; delete them whenever you like.',
  [
    '**Writing.** Enter sends, Shift+Enter starts a new line. `**bold**` becomes **bold**, `*italic*` becomes *italic*, and a line that begins with `>` is a quote. Code goes between backticks, and three of them make a block:',
    "```ts\nconst greeting = 'Good morning';\n```",
    'Type `@` to call somebody and `#` to point to a channel. What you wrote you can edit or delete at any time.',
  ].join('\n\n'),
  '**Inviting people.** Open the menu at the name of the workspace, top left, and choose **Invite people**. You get a link to pass on in any way you like. It expires by itself, and you can withdraw it earlier.',
  '**Light or dark.** The same menu has **Theme**: light, dark, or like your system. And when you need a place for a topic, the plus beside **Channels** creates one.',
];

const german: readonly string[] = [
  '**Willkommen.** Das ist #general, hier sind alle im Workspace. Es ist gut für Neuigkeiten und für Fragen, die sonst nirgends hingehören. Diese vier Nachrichten führen dich nur herum; lösche sie, wann du magst.',
  [
    '**Schreiben.** Enter sendet, Umschalt+Enter beginnt eine neue Zeile. Aus `**fett**` wird **fett**, aus `*kursiv*` wird *kursiv*, und eine Zeile, die mit `>` beginnt, ist ein Zitat. Code steht zwischen Backticks, und drei davon machen einen Block:',
    "```ts\nconst greeting = 'Guten Morgen';\n```",
    'Mit `@` rufst du jemanden, mit `#` verweist du auf einen Kanal. Was du geschrieben hast, kannst du jederzeit bearbeiten oder löschen.',
  ].join('\n\n'),
  '**Personen einladen.** Öffne das Menü am Namen des Workspace, oben links, und wähle **Personen einladen**. Du bekommst einen Link, den du weitergeben kannst, wie du willst. Er läuft von selbst ab, und du kannst ihn vorher zurückziehen.',
  '**Hell oder dunkel.** Im selben Menü steht **Design**: hell, dunkel oder wie dein System. Und wenn ein Thema einen eigenen Platz braucht, legst du ihn mit dem Plus neben **Kanäle** an.',
];

/** How many they are, in any language. */
export const welcomeCount = english.length;

/**
 * What #general of a new workspace says before anybody has written: Markdown, oldest first, each one deletable.
 * `chosen`: the language of whoever founds it, empty when they chose none; then that of their browser.
 */
export function welcomeMessages(chosen: string, accepted: string | null): readonly string[] {
  const wanted = chosen === '' ? acceptedLanguages(accepted) : [chosen];
  const known = wanted
    .map((tag) => tag.toLowerCase().split('-')[0])
    .find((tag) => tag === 'de' || tag === 'en');
  return known === 'de' ? german : english;
}

/** The tags of an `Accept-Language` header (RFC 9110 §12.5.4), what is preferred first. */
function acceptedLanguages(header: string | null): string[] {
  return (header ?? '')
    .split(',', 20)
    .map((part) => {
      const [tag = '', weight = 'q=1'] = part.split(';').map((piece) => piece.trim());
      return { tag, weight: Number(/^q=([01](?:\.\d{0,3})?)$/i.exec(weight)?.[1] ?? 0) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
