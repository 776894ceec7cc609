import { t } from '@lingui/core/macro';
import { type ChatState, selectMe, selectMember } from '@parley/client';
import type { UserId, WorkspaceRole } from '@parley/protocol';
import { useChatState } from '../../client.js';

/** The name others see; for somebody this workspace never had, a word instead. */
export function memberName(state: ChatState, userId: UserId): string {
  return state.members.get(userId)?.displayName ?? t`Unknown person`;
}

export const usePersonName = (userId: UserId): string => useChatState((state) => memberName(state, userId));

const selectMyId = (state: ChatState): UserId => selectMe(state)?.account.id ?? '';

/** My own id; empty until the workspace has been loaded once. */
export const useMyId = (): UserId => useChatState(selectMyId);

/** My role in the open workspace. */
export const useMyRole = (): WorkspaceRole =>
  useChatState((state) => selectMember(selectMyId(state))(state)?.role ?? 'member');
