/** What #general of a new workspace says before anybody has written: Markdown, oldest first, each one deletable. */
export const welcomeMessages: readonly string[] = [
  '**Welcome.** This is #general, where everybody in the workspace is. It is good for news, and for questions that have no other home. These four messages only show you around; delete them whenever you like.',
  [
    '**Writing.** Enter sends, Shift+Enter starts a new line. `**bold**` becomes **bold**, `*italic*` becomes *italic*, and a line that begins with `>` is a quote. Code goes between backticks, and three of them make a block:',
    "```ts\nconst greeting = 'Good morning';\n```",
    'Type `@` to call somebody and `#` to point to a channel. What you wrote you can edit or delete at any time.',
  ].join('\n\n'),
  '**Inviting people.** Open the menu at the name of the workspace, top left, and choose **Invite people**. You get a link to pass on in any way you like. It expires by itself, and you can withdraw it earlier.',
  '**Light or dark.** The same menu has **Theme**: light, dark, or like your system. And when you need a place for a topic, the plus beside **Channels** creates one.',
];
