import { createContext, type ReactNode } from 'react';

/** How a mention is drawn is the business of who knows people and channels; text only says which one. */
export interface MentionRenderers {
  readonly person: (userId: string) => ReactNode;
  readonly group: (groupId: string) => ReactNode;
  /** Everybody of the channel, or those who were there when it was said. */
  readonly crowd: (kind: 'everybody' | 'here') => ReactNode;
  readonly channel: (channelId: string) => ReactNode;
  /** An emoji of the workspace's own by its name; `otherwise` where there is none. */
  readonly emoji?: (name: string, otherwise: ReactNode) => ReactNode;
  /** A link that leads to a message of this workspace; undefined for any other. */
  readonly ownLink?: (href: string, words: ReactNode) => ReactNode;
}

export const MentionContext = createContext<MentionRenderers>({
  person: (userId) => `<@${userId}>`,
  group: (groupId) => `<!group:${groupId}>`,
  crowd: (kind) => (kind === 'here' ? '@here' : '@channel'),
  channel: (channelId) => `<#${channelId}>`,
});
