import { useLingui } from '@lingui/react/macro';
import { selectLayout } from '@parley/client';
import type { ChannelId } from '@parley/protocol';
import { BellOff, BellRing, FolderInput, FolderPlus, Star, StarOff, Undo2 } from 'lucide-react';
import { useChatState } from '../../client.js';
import type { MenuEntry } from '../../ui/menu.js';
import { createSection } from './section-dialog-state.js';
import { sectionTitle } from './section-title.js';
import { intoSection, useArrange } from './use-arrange.js';

/** Star, section and mute of a channel, as entries of a menu. */
export function useArrangeEntries(): (channelId: ChannelId) => readonly MenuEntry[] {
  const { t } = useLingui();
  const arrange = useArrange();
  const layout = useChatState(selectLayout);
  const own = layout?.sections.filter(({ name }) => name !== '') ?? [];
  return (channelId) => {
    const placed = layout?.placements.find((one) => one.channelId === channelId)?.sectionId;
    const isMuted = layout?.muted.includes(channelId) ?? false;
    const isStarred = placed === 'starred';
    const goBack = () => arrange(intoSection(null, channelId));
    const sections: MenuEntry[] = own
      .filter(({ id }) => id !== placed)
      .map((section) => ({
        label: sectionTitle(section),
        onSelect: () => arrange(intoSection(section.id, channelId)),
      }));
    if (placed !== undefined && !isStarred)
      sections.push({ label: t`Back to its usual place`, icon: Undo2, onSelect: goBack });
    return [
      isStarred
        ? { label: t`Take the star away`, icon: StarOff, onSelect: goBack }
        : { label: t`Star`, icon: Star, onSelect: () => arrange(intoSection('starred', channelId)) },
      {
        kind: 'submenu',
        label: t`Move to section`,
        icon: FolderInput,
        items: [
          ...sections,
          { label: t`New section…`, icon: FolderPlus, onSelect: () => createSection(channelId) },
        ],
      },
      {
        label: isMuted ? t`Unmute` : t`Mute`,
        hint: isMuted ? undefined : t`Only mentions will show.`,
        icon: isMuted ? BellRing : BellOff,
        onSelect: () => arrange({ kind: 'mute', channelId, isMuted: !isMuted }),
      },
    ];
  };
}
