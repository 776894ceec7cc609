import type { Ack } from '@parley/protocol';
import { problemWords } from '../../problems/index.js';
import type { SlashOutcome } from './outcome.js';

/** What comes of an answer; `said`: when all went well. */
export function outcomeOf(ack: Ack, said?: string): SlashOutcome {
  if (!ack.ok) return { kind: 'problem', text: problemWords(ack.error) };
  return said === undefined ? { kind: 'done' } : { kind: 'done', said };
}
