import { useLingui } from '@lingui/react/macro';
import type { WorkspaceRole } from '@parley/protocol';

/** A quiet word for owners and admins; nothing for everybody else. */
export function RoleMark({ role }: { readonly role: WorkspaceRole }) {
  const { t } = useLingui();
  if (role === 'member') return null;
  return (
    <span className="flex-none rounded-full bg-press px-2 text-meta leading-4.5 font-medium text-ink-2">
      {role === 'owner' ? t`Owner` : t`Admin`}
    </span>
  );
}
