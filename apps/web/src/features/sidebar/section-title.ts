import { t } from '@lingui/core/macro';
import type { SidebarSection } from '@parley/protocol';

/** What a section is called: the given ones in the language of whoever looks. */
export function sectionTitle({ id, name }: Pick<SidebarSection, 'id' | 'name'>): string {
  if (id === 'starred') return t`Starred`;
  if (id === 'channels') return t`Channels`;
  return id === 'directs' ? t`Direct messages` : name;
}
