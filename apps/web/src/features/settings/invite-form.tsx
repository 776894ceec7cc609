import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { selectMe } from '@parley/client';
import { inviteCreate } from '@parley/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { TextField } from '../../ui/text-field.js';
import { CopyButton } from '../page/index.js';
import { useCommand } from '../problems/index.js';
import { invitesKey } from './invites-query.js';

const ends = { day: 24, week: 24 * 7, month: 24 * 30, never: null } as const;
const uses = { one: 1, ten: 10, hundred: 100, any: null } as const;

/** Makes an invite link and shows it: this once, as the server keeps only its fingerprint. */
export function InviteForm() {
  const { t } = useLingui();
  const run = useCommand();
  const queries = useQueryClient();
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const [end, setEnd] = useState<keyof typeof ends>('week');
  const [use, setUse] = useState<keyof typeof uses>('any');
  const [busy, setBusy] = useState(false);
  const [link, setLink] = useState<string>();
  const days = (count: number) => plural(count, { one: '# day', other: '# days' });
  const people = (count: number) => plural(count, { one: '# person', other: '# people' });
  const create = async () => {
    setBusy(true);
    const made = await run(inviteCreate, { workspaceId, expiresInHours: ends[end], maxUses: uses[use] });
    setBusy(false);
    if (!made) return;
    setLink(`${location.origin}/join/${made.code}`);
    void queries.invalidateQueries({ queryKey: invitesKey(workspaceId) });
  };
  if (link !== undefined) {
    return (
      <div className="flex flex-col gap-3">
        <TextField
          label={t`Invite link`}
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
          hint={t`Copy it now: it is shown this once. Whoever has it can join.`}
        />
        <div className="flex flex-wrap gap-2">
          <CopyButton text={link} label={t`Copy link`} tone="primary" />
          <Button onClick={() => setLink(undefined)}>{t`Make another`}</Button>
        </div>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 md:grid-cols-2">
        <Select
          label={t`Works for`}
          value={end}
          onValueChange={setEnd}
          options={[
            { value: 'day', label: days(1) },
            { value: 'week', label: days(7) },
            { value: 'month', label: days(30) },
            { value: 'never', label: t`Until withdrawn` },
          ]}
        />
        <Select
          label={t`Can be used by`}
          value={use}
          onValueChange={setUse}
          options={[
            { value: 'one', label: people(1) },
            { value: 'ten', label: people(10) },
            { value: 'hundred', label: people(100) },
            { value: 'any', label: t`Any number of people` },
          ]}
        />
      </div>
      <div>
        <Button tone="primary" busy={busy} onClick={() => void create()}>
          {t`Make invite link`}
        </Button>
      </div>
    </div>
  );
}
