import { useLingui } from '@lingui/react/macro';
import { selectMe } from '@parley/client';
import { type Member, memberSetQuiet } from '@parley/protocol';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Switch } from '../../ui/switch.js';
import { TextField } from '../../ui/text-field.js';
import { useCommand } from '../problems/index.js';

const usual = { from: '22:00', until: '07:00' };

/** The hours of every day in which I do not want to be disturbed. */
export function QuietHours({ member }: { readonly member: Member }) {
  const { t } = useLingui();
  const run = useCommand();
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const kept = member.quiet?.hours ?? null;
  const [times, setTimes] = useState(kept ?? usual);
  const set = (hours: typeof usual | null) => {
    // A quiet time that is over must not be said again.
    const until = member.quiet?.until ?? null;
    const stillTo = until !== null && Date.parse(until) > Date.now() ? until : null;
    void run(memberSetQuiet, { workspaceId, quiet: { until: stillTo, hours } });
  };
  const isChanged = kept !== null && (kept.from !== times.from || kept.until !== times.until);
  const canSave = times.from !== '' && times.until !== '' && times.from !== times.until;
  return (
    <div className="flex flex-col gap-4 border-t border-line pt-6">
      <Switch
        label={t`Quiet hours`}
        hint={t`Every day, in your time zone. Nothing sounds or pops up; others see a moon beside your name.`}
        checked={kept !== null}
        onCheckedChange={(checked) => set(checked && canSave ? times : null)}
      />
      {kept && (
        <div className="flex flex-wrap items-end gap-3">
          <TextField
            type="time"
            label={t`From`}
            value={times.from}
            onValueChange={(from) => setTimes({ ...times, from })}
          />
          <TextField
            type="time"
            label={t`Until`}
            value={times.until}
            onValueChange={(until) => setTimes({ ...times, until })}
          />
          {isChanged && (
            <Button size="large" disabled={!canSave} onClick={() => set(times)}>
              {t`Save`}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
