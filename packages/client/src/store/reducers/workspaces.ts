import type { Member, MessageRules } from '@parley/protocol';
import { isNewer } from '../newer.js';
import type { ChatState } from '../state.js';

export function memberChanged(state: ChatState, member: Member): ChatState {
  if (!isNewer(member, state.members.get(member.userId))) return state;
  return { ...state, members: new Map(state.members).set(member.userId, member) };
}

export function messageRulesChanged(
  state: ChatState,
  { workspaceId, messageRules }: { readonly workspaceId: string; readonly messageRules: MessageRules },
): ChatState {
  const isOurs = workspaceId === state.me?.workspace.id;
  return isOurs && isNewer(messageRules, state.messageRules) ? { ...state, messageRules } : state;
}
