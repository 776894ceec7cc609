import { t } from '@lingui/core/macro';
import type { ChatState } from '@parley/client';
import type { Message } from '@parley/protocol';
import { enclosedBy, titleWords } from '../enclosures/index.js';
import { plainText } from '../markdown/index.js';
import { actionIn, calledName } from '../message-text/index.js';
import { memberName } from '../people/index.js';

/** Characters that are read out; whoever wants more walks to the message. */
const longest = 300;

/** A new message as a screen reader says it: the author, then the text without the signs of its format. */
export function announcement(state: ChatState, message: Message): string {
  const { authorId, text } = message;
  const author = memberName(state, authorId);
  const action = actionIn(text);
  const words = plainText(action ?? text, calledName(state)).slice(0, longest);
  if (action !== undefined) return `${author} ${words}`;
  const said = titleWords(enclosedBy(message), words);
  return t`${author}: ${said}`;
}
