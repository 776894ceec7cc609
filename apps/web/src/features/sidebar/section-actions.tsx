import { useLingui } from '@lingui/react/macro';
import type { SectionId } from '@parley/protocol';
import { useNavigate } from '@tanstack/react-router';
import { Compass, FolderPlus, Hash, Plus } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.js';
import { LazyMenu } from '../../ui/lazy-menu.js';
import { openDialog, useWorkspaceSlug } from '../page/index.js';
import { createSection } from './section-dialog-state.js';

/** What can be added to a section everybody has. */
export function SectionActions({ sectionId }: { readonly sectionId: SectionId }) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  if (sectionId === 'directs')
    return (
      <IconButton
        icon={Plus}
        label={t`New direct message`}
        size="tiny"
        onClick={() => openDialog('new-direct')}
      />
    );
  if (sectionId !== 'channels') return null;
  return (
    <LazyMenu
      align="end"
      trigger={<IconButton icon={Plus} label={t`Add channels`} size="tiny" />}
      items={[
        { label: t`Create channel`, icon: Hash, onSelect: () => openDialog('create-channel') },
        {
          label: t`Browse channels`,
          icon: Compass,
          onSelect: () => void navigate({ to: '/w/$slug/browse', params: { slug } }),
        },
        { kind: 'divider' },
        { label: t`New section…`, icon: FolderPlus, onSelect: () => createSection() },
      ]}
    />
  );
}
