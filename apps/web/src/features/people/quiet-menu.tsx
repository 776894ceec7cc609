import { useLingui } from '@lingui/react/macro';
import { type Member, memberSetQuiet } from '@parley/protocol';
import { useNavigate } from '@tanstack/react-router';
import { BellRing, Moon, Settings } from 'lucide-react';
import { useChat } from '../../client.js';
import { Button } from '../../ui/button.js';
import { LazyMenu } from '../../ui/lazy-menu.js';
import type { MenuEntry } from '../../ui/menu.js';
import { useMinute } from '../../ui/use-minute.js';
import { useWorkspaceSlug } from '../page/index.js';
import { useCommand } from '../problems/index.js';
import { endOf, quietUntil } from '../quiet/index.js';
import { closeProfile } from './shown-profile.js';

/** Says that I do not want to be disturbed for a while. */
export function QuietMenu({ member }: { readonly member: Member }) {
  const { t } = useLingui();
  const chat = useChat();
  const run = useCommand();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const nowMs = useMinute();
  const isQuietNow = member.quiet?.until !== undefined && Date.parse(member.quiet.until ?? '') > nowMs;
  const setUntil = (until: Date | null) => void run(memberSetQuiet, quietUntil(chat.store.getState(), until));
  const choices = [
    ['half-hour', t`For 30 minutes`],
    ['hour', t`For 1 hour`],
    ['today', t`Until tomorrow`],
    ['week', t`Until next week`],
  ] as const;
  const items: readonly MenuEntry[] = [
    ...(isQuietNow
      ? [
          { label: t`Disturb me again`, icon: BellRing, onSelect: () => setUntil(null) },
          { kind: 'divider' as const },
        ]
      : []),
    ...choices.map(
      ([choice, label]): MenuEntry => ({ label, onSelect: () => setUntil(endOf(choice, Date.now())) }),
    ),
    { kind: 'divider' },
    {
      label: t`Quiet hours…`,
      icon: Settings,
      onSelect: () => {
        closeProfile();
        void navigate({ to: '/w/$slug/settings/profile', params: { slug } });
      },
    },
  ];
  return <LazyMenu items={items} trigger={<Button icon={Moon} wide>{t`Do not disturb`}</Button>} />;
}
