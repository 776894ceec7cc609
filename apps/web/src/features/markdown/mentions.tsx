import { createContext, type ReactNode } from 'react';

/** How a mention is drawn is the business of who knows people and channels; text only says which one. */
export interface MentionRenderers {
  readonly person: (userId: string) => ReactNode;
  readonly channel: (channelId: string) => ReactNode;
}

export const MentionContext = createContext<MentionRenderers>({
  person: (userId) => `<@${userId}>`,
  channel: (channelId) => `<#${channelId}>`,
});
