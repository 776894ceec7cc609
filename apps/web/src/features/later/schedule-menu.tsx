import { useLingui } from '@lingui/react/macro';
import { type ScheduledMessage, scheduleCancel, scheduleCreate } from '@parley/protocol';
import { CalendarClock } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.js';
import { LazyMenu } from '../../ui/lazy-menu.js';
import type { MenuEntry } from '../../ui/menu.js';
import { showToast } from '../../ui/toast.js';
import { useMyZone } from '../people/index.js';
import { useCommand } from '../problems/index.js';
import { usePresets, useTimeWords } from './later-time.js';
import { askForTime, type ReplyPlace } from './wanted-dialog.js';

export interface ScheduleMenuProps {
  readonly channelId: string;
  /** Of a reply: where it would stand. */
  readonly reply?: ReplyPlace | undefined;
  /** As it would be sent. */
  readonly text: string;
  readonly disabled: boolean;
  /** It is kept: the field can be emptied. */
  readonly onScheduled: () => void;
}

/** Beside the send button: sends what is written at a time to come. */
export function ScheduleMenu({ channelId, reply, text, disabled, onScheduled }: ScheduleMenuProps) {
  const { t } = useLingui();
  const run = useCommand();
  const timeWords = useTimeWords();
  const timeZone = useMyZone();
  const presets = usePresets({ soon: false });

  const done = (atMs: number, scheduled?: ScheduledMessage) => {
    onScheduled();
    showToast({
      text: t`Scheduled: ${timeWords(atMs)}`,
      tone: 'success',
      ...(scheduled && {
        action: {
          label: t`Cancel sending`,
          onSelect: () => void run(scheduleCancel, { scheduledId: scheduled.id }),
        },
      }),
    });
  };
  const schedule = async (atMs: number) => {
    const sendAt = new Date(atMs).toISOString();
    const payload = { channelId, ...reply, text, sendAt, timeZone };
    const result = await run(scheduleCreate, payload);
    if (result) done(atMs, result.scheduled);
  };

  const items: MenuEntry[] = [
    ...presets.map(({ label, atMs }) => ({
      label,
      hint: timeWords(atMs),
      onSelect: () => void schedule(atMs),
    })),
    { kind: 'divider' },
    {
      label: t`Choose a time…`,
      onSelect: () => askForTime({ kind: 'schedule', channelId, reply, text, onDone: (atMs) => done(atMs) }),
    },
  ];
  const button = (
    <IconButton icon={CalendarClock} label={t`Schedule message`} size="small" disabled={disabled} />
  );
  return disabled ? button : <LazyMenu side="top" align="end" trigger={button} items={items} />;
}
