/** A text that begins so is told as something its author does. */
const actionSign = '/me ';

/** What somebody does instead of says; undefined for anything else. */
export const actionIn = (text: string): string | undefined =>
  text.startsWith(actionSign) ? text.slice(actionSign.length).trim() || undefined : undefined;
