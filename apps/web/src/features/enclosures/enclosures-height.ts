import { type Enclosing, shownLines } from './outline.js';

const optionPx = 46;
const itemPx = 36;
/** The line under the options or items. */
const footPx = 30;

/** First guess of the height in px of what a message holds besides its text. */
export const enclosuresHeight = ({ poll, checklist }: Enclosing): number =>
  (poll ? shownLines(poll.options).length * optionPx + footPx : 0) +
  (checklist ? shownLines(checklist.items).length * itemPx + footPx : 0);
