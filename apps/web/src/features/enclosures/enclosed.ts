import type { SendPayload } from '@parley/client';
import type { messageSend } from '@parley/protocol';

/** What goes along with the text of a message. */
export type Enclosed = Pick<SendPayload<typeof messageSend>, 'poll' | 'checklist'>;

export type EnclosureKind = 'poll' | 'checklist';
