import { useLingui } from '@lingui/react/macro';
import { selectMe, selectMember, statusAt } from '@parley/client';
import { limits, memberSetStatus } from '@parley/protocol';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Select } from '../../ui/select.js';
import { TextField } from '../../ui/text-field.js';
import { showToast } from '../../ui/toast.js';
import { closeDialog, useDialogFrame } from '../page/index.js';
import { useCommand } from '../problems/index.js';
import { type EndChoice, endOf, localInput } from '../quiet/index.js';
import { EmojiField } from './emoji-field.js';
import { useMyId } from './person-name.js';

interface Preset {
  readonly emoji: string;
  readonly text: string;
  readonly end: Exclude<EndChoice, 'custom'>;
}

/** What I am at, and until when everybody sees it. */
export function StatusDialog() {
  const { t } = useLingui();
  const frame = useDialogFrame();
  const run = useCommand();
  const member = useChatState(selectMember(useMyId()));
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const [openedAt] = useState(() => Date.now());
  const before = statusAt(member, openedAt);
  const [emoji, setEmoji] = useState(before?.emoji ?? '');
  const [text, setText] = useState(before?.text ?? '');
  const [end, setEnd] = useState<EndChoice>(before?.expiresAt ? 'custom' : 'never');
  const [custom, setCustom] = useState(() =>
    localInput(before?.expiresAt ? new Date(before.expiresAt) : new Date(openedAt + 3_600_000)),
  );
  const [busy, setBusy] = useState(false);
  const presets: readonly Preset[] = [
    { emoji: '🗓️', text: t`In a meeting`, end: 'hour' },
    { emoji: '🎧', text: t`Concentrating`, end: 'hour' },
    { emoji: '🍲', text: t`At lunch`, end: 'half-hour' },
    { emoji: '🚲', text: t`On the way`, end: 'half-hour' },
    { emoji: '🤒', text: t`Ill`, end: 'today' },
    { emoji: '🌴', text: t`On holiday`, end: 'week' },
  ];
  const used = [...text.trim()].length;
  const customMs = Date.parse(custom);
  const isPast = end === 'custom' && !(customMs > openedAt);
  const canSave = (used > 0 || emoji !== '') && used <= limits.statusTextLength && !isPast;

  const send = async (status: Parameters<typeof run<typeof memberSetStatus>>[1]['status']) => {
    setBusy(true);
    const done = await run(memberSetStatus, { workspaceId, status });
    setBusy(false);
    if (!done) return;
    frame.onOpenChange(false);
    showToast({
      text: status === null ? t`Status cleared` : t`Status set`,
      tone: 'success',
      id: 'status',
    });
  };
  const save = () => {
    if (!canSave) return;
    const at = end === 'custom' ? new Date(customMs) : endOf(end, Date.now());
    void send({ emoji, text: text.trim(), expiresAt: at?.toISOString() ?? null });
  };

  return (
    <Dialog
      {...frame}
      title={t`Set a status`}
      description={t`Everybody in the workspace sees it beside your name.`}
      onSubmit={save}
      actions={
        <>
          {before && (
            <Button
              className="me-auto"
              disabled={busy}
              onClick={() => void send(null)}
            >{t`Clear status`}</Button>
          )}
          <Button onClick={closeDialog}>{t`Cancel`}</Button>
          <Button type="submit" tone="primary" busy={busy} disabled={!canSave}>{t`Set status`}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <div className="flex items-start gap-2">
          <EmojiField value={emoji} onChange={setEmoji} />
          <TextField
            className="flex-1"
            label={t`What are you at?`}
            value={text}
            onValueChange={setText}
            counter={{ used, limit: limits.statusTextLength }}
            autoComplete="off"
          />
        </div>
        <ul aria-label={t`Suggestions`} className="-mx-2.5 grid grid-cols-2 gap-1">
          {presets.map((preset) => (
            <li key={preset.text}>
              <button
                type="button"
                className="flex min-h-9 w-full items-center gap-2.5 rounded-control px-2.5 text-start text-ui transition-colors duration-quick hover:bg-hover active:bg-press coarse:min-h-11"
                onClick={() => {
                  setEmoji(preset.emoji);
                  setText(preset.text);
                  setEnd(preset.end);
                }}
              >
                <span aria-hidden>{preset.emoji}</span>
                <span className="min-w-0">{preset.text}</span>
              </button>
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap items-end gap-3">
          <Select
            label={t`How long`}
            className="w-52"
            value={end}
            onValueChange={setEnd}
            options={[
              { value: 'never', label: t`Until I clear it` },
              { value: 'half-hour', label: t`For 30 minutes` },
              { value: 'hour', label: t`For 1 hour` },
              { value: 'today', label: t`Until tomorrow` },
              { value: 'week', label: t`Until next week` },
              { value: 'custom', label: t`Until a certain time` },
            ]}
          />
          {end === 'custom' && (
            <TextField
              className="min-w-56 flex-1"
              type="datetime-local"
              label={t`Until`}
              value={custom}
              onValueChange={setCustom}
              error={isPast ? t`Choose a time that is still to come.` : undefined}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}
