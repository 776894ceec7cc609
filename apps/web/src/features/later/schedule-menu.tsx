import { useLingui } from '@lingui/react/macro';
import { scheduleCancel, scheduleCreate } from '@parley/protocol';
import { Menu, type MenuEntry, type MenuProps } from '../../ui/menu.js';
import { showToast } from '../../ui/toast.js';
import { useMyZone } from '../zones/index.js';
import { usePresets, useTimeWords } from './later-time.js';
import { useRunOrWait } from './use-send-or-wait.js';
import { askForTime, type ReplyPlace } from './wanted-dialog.js';

export interface ScheduleMenuProps extends Omit<MenuProps, 'items'> {
  readonly channelId: string;
  /** Of a reply: where it would stand. */
  readonly reply?: ReplyPlace | undefined;
  /** What is written now, as it would be sent. */
  readonly readText: () => string;
  /** Asked when it is chosen to go later: whether it may. */
  readonly mayGo: () => Promise<boolean>;
  /** This text is kept: it can go from the field. */
  readonly onScheduled: (text: string) => void;
}

/** Times at which what is written can be sent. */
export function ScheduleMenu({ channelId, reply, readText, mayGo, onScheduled, ...menu }: ScheduleMenuProps) {
  const { t } = useLingui();
  const run = useRunOrWait();
  const timeWords = useTimeWords();
  const timeZone = useMyZone();
  const presets = usePresets({ soon: false });

  const doneWith = (text: string) => (atMs: number, outcome: 'done' | 'waits', scheduledId?: string) => {
    onScheduled(text);
    const when = timeWords(atMs);
    if (outcome === 'waits') {
      showToast({ text: t`Scheduled: ${when}. It waits for the connection.` });
      return;
    }
    showToast({
      text: t`Scheduled: ${when}`,
      tone: 'success',
      ...(scheduledId !== undefined && {
        action: { label: t`Cancel sending`, onSelect: () => void run(scheduleCancel, { scheduledId }) },
      }),
    });
  };
  const schedule = async (atMs: number) => {
    if (!(await mayGo())) return;
    const sendAt = new Date(atMs).toISOString();
    const text = readText();
    const done = doneWith(text);
    const outcome = await run(scheduleCreate, { channelId, ...reply, text, sendAt, timeZone });
    if (outcome.kind === 'done') done(atMs, 'done', outcome.result.scheduled.id);
    else if (outcome.kind === 'waits') done(atMs, 'waits');
  };

  const choose = async () => {
    if (!(await mayGo())) return;
    const text = readText();
    askForTime({ kind: 'schedule', channelId, reply, text, onDone: doneWith(text) });
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
      onSelect: () => void choose(),
    },
  ];
  return <Menu {...menu} items={items} />;
}
