import { type ChatState, type SendPayload, selectMe, selectMember } from '@parley/client';
import type { memberSetQuiet } from '@parley/protocol';

/** What tells that I do not want to be disturbed until then, or null: that I may be again. Quiet hours stay as they are. */
export function quietUntil(state: ChatState, until: Date | null): SendPayload<typeof memberSetQuiet> {
  const me = selectMe(state);
  const hours = selectMember(me?.account.id ?? '')(state)?.quiet?.hours ?? null;
  return { workspaceId: me?.workspace.id ?? '', quiet: { until: until?.toISOString() ?? null, hours } };
}
