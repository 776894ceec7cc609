import type { Member } from '@parley/protocol';
import { isNewer } from '../newer.js';
import type { ChatState } from '../state.js';

export function memberChanged(state: ChatState, member: Member): ChatState {
  if (!isNewer(member, state.members.get(member.userId))) return state;
  return { ...state, members: new Map(state.members).set(member.userId, member) };
}
