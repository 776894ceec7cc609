import type { Group } from '@parley/protocol';
import { isNewer } from '../newer.js';
import type { ChatState } from '../state.js';

export function groupChanged(state: ChatState, group: Group): ChatState {
  if (group.workspaceId !== state.me?.workspace.id) return state;
  if (!isNewer(group, state.groups.get(group.id))) return state;
  return { ...state, groups: new Map(state.groups).set(group.id, group) };
}
