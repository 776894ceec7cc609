import type { CommandType } from '@parley/protocol';
import type { Case } from './cases/case.js';
import { channelCases } from './cases/channels.js';
import { laterCases } from './cases/later.js';
import { messageCases } from './cases/messages.js';
import { peopleCases } from './cases/people.js';
import { threadCases } from './cases/threads.js';

/** One for every command of the contract: without it this does not compile. */
export const cases: Record<CommandType, Case> = {
  ...messageCases,
  ...threadCases,
  ...channelCases,
  ...peopleCases,
  ...laterCases,
};
