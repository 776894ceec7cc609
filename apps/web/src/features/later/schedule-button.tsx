import { useLingui } from '@lingui/react/macro';
import { CalendarClock } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.js';
import { lazyMenuOf } from '../../ui/lazy-menu.js';
import type { ReplyPlace } from './wanted-dialog.js';

const ScheduleMenu = lazyMenuOf(async () => (await import('./schedule-menu.js')).ScheduleMenu);

export interface ScheduleButtonProps {
  readonly channelId: string;
  /** Of a reply: where it would stand. */
  readonly reply?: ReplyPlace | undefined;
  /** What is written now, as it would be sent. */
  readonly readText: () => string;
  readonly disabled: boolean;
  /** Asked when it is chosen to go later: whether it may. */
  readonly mayGo: () => Promise<boolean>;
  /** This text is kept: it can go from the field. */
  readonly onScheduled: (text: string) => void;
}

/** Beside the send button: sends what is written at a time to come. Its times are worked out when it is reached for. */
export function ScheduleButton({ disabled, ...menu }: ScheduleButtonProps) {
  const { t } = useLingui();
  const button = (
    <IconButton icon={CalendarClock} label={t`Schedule message`} size="small" disabled={disabled} />
  );
  return disabled ? button : <ScheduleMenu {...menu} side="top" align="end" trigger={button} />;
}
