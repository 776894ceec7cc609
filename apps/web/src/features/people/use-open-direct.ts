import type { ChatState } from '@parley/client';
import { type ChannelId, channelOpenDirect, type UserId } from '@parley/protocol';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useChat } from '../../client.js';
import { useWorkspaceSlug } from '../page/index.js';
import { useCommand } from '../problems/index.js';

/** The direct conversation of exactly these people, if it is known already. */
export function findDirect(state: ChatState, memberIds: readonly UserId[]): ChannelId | undefined {
  const wanted = new Set(memberIds);
  for (const { channel, isMember } of state.channels.values()) {
    const ids = channel.memberIds;
    if (isMember && ids && ids.length === wanted.size && ids.every((id) => wanted.has(id))) return channel.id;
  }
  return undefined;
}

/** Opens the conversation with these people, me included; a known one without asking the server. */
export function useOpenDirect(): (others: readonly UserId[]) => Promise<boolean> {
  const chat = useChat();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const run = useCommand();
  return useCallback(
    async (others) => {
      const state = chat.store.getState();
      if (!state.me) return false;
      const from = location.pathname;
      let channelId = findDirect(state, [state.me.account.id, ...others]);
      if (channelId === undefined) {
        const opened = await run(channelOpenDirect, {
          workspaceId: state.me.workspace.id,
          memberIds: [...others],
        });
        channelId = opened?.channel.id;
      }
      if (channelId === undefined) return false;
      // Who went elsewhere while it was asked for wants to be there.
      if (location.pathname !== from) return true;
      await navigate({ to: '/w/$slug/c/$channelId', params: { slug, channelId } });
      return true;
    },
    [chat, slug, navigate, run],
  );
}
