import { useLingui } from '@lingui/react/macro';
import { selectMe, selectMessageRules } from '@parley/client';
import { type MessageRules, workspaceSetMessageRules } from '@parley/protocol';
import { useRef } from 'react';
import { useChat, useChatState } from '../../client.js';
import { Select } from '../../ui/select.js';
import { Switch } from '../../ui/switch.js';
import { windowLength } from '../message-rules/index.js';
import { useMyRole } from '../people/index.js';
import { useCommand } from '../problems/index.js';
import { setUndoSend, useUndoSend } from '../undo-send/index.js';
import { SettingGroup, SettingRow, SettingsPage } from './settings-section.js';

/** Windows that can be chosen, in ms; null: for ever. */
const windows = [0, 300_000, 3_600_000, 86_400_000, null] as const;
const keyOf = (withinMs: number | null): string => (withinMs === null ? 'ever' : String(withinMs));

/** How messages are sent from this browser, and what the workspace lets people do to them later. */
export function MessagesPage() {
  const { t } = useLingui();
  const isUndoOn = useUndoSend();
  const isKeeper = useMyRole() !== 'member';
  return (
    <SettingsPage title={t`Messages`}>
      <SettingGroup title={t`In this browser`}>
        <Switch
          label={t`Undo send`}
          hint={t`Messages wait five seconds before they are sent, and can be taken back until then.`}
          checked={isUndoOn}
          onCheckedChange={setUndoSend}
        />
      </SettingGroup>
      <SettingGroup
        title={t`In this workspace`}
        hint={
          isKeeper
            ? t`These rules are the same for everybody, and count from the moment you change them.`
            : t`Owners and admins set these rules for everybody.`
        }
      >
        {isKeeper ? <RuleControls /> : <RuleFacts />}
      </SettingGroup>
    </SettingsPage>
  );
}

function useWindowWords(): (withinMs: number | null) => string {
  const { t } = useLingui();
  return (withinMs) =>
    withinMs === null ? t`For ever` : withinMs === 0 ? t`Not at all` : t`For ${windowLength(withinMs)}`;
}

function RuleControls() {
  const { t } = useLingui();
  const run = useCommand();
  const words = useWindowWords();
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const rules = useChatState(selectMessageRules);
  const { store } = useChat();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  /** One after the other, as each says all the rules. */
  const set = (change: Partial<Omit<MessageRules, 'version'>>) => {
    last.current = last.current.then(() => {
      const { version: _, ...held } = selectMessageRules(store.getState());
      return run(workspaceSetMessageRules, { workspaceId, ...held, ...change });
    });
  };
  const choice = (held: number | null) => {
    const all = windows.some((one) => one === held) ? windows : [...windows, held];
    return {
      labelHidden: true,
      className: 'w-44',
      value: keyOf(held),
      options: all.map((one) => ({ value: keyOf(one), label: words(one) })),
    };
  };
  const windowOf = (key: string) => (key === 'ever' ? null : Number(key));
  return (
    <>
      <SettingRow label={t`People can edit their messages`}>
        <Select
          label={t`People can edit their messages`}
          {...choice(rules.editWithinMs)}
          onValueChange={(key) => set({ editWithinMs: windowOf(key) })}
        />
      </SettingRow>
      <SettingRow
        label={t`People can delete their messages`}
        hint={t`Owners and admins can always delete messages.`}
      >
        <Select
          label={t`People can delete their messages`}
          {...choice(rules.deleteWithinMs)}
          onValueChange={(key) => set({ deleteWithinMs: windowOf(key) })}
        />
      </SettingRow>
      <Switch
        label={t`Show what stood in edited messages before`}
        hint={t`While this is off, earlier texts are neither shown nor kept.`}
        checked={rules.isHistoryVisible}
        onCheckedChange={(isHistoryVisible) => set({ isHistoryVisible })}
      />
    </>
  );
}

function RuleFacts() {
  const { t } = useLingui();
  const words = useWindowWords();
  const { editWithinMs, deleteWithinMs, isHistoryVisible } = useChatState(selectMessageRules);
  const facts = [
    [t`People can edit their messages`, words(editWithinMs)],
    [t`People can delete their messages`, words(deleteWithinMs)],
    [t`Show what stood in edited messages before`, isHistoryVisible ? t`Yes` : t`No`],
  ] as const;
  return (
    <dl className="divide-y divide-line">
      {facts.map(([label, value]) => (
        <div key={label} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
          <dt className="text-ui">{label}</dt>
          <dd className="text-ui text-ink-2">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
