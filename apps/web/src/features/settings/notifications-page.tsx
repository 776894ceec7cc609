import { useLingui } from '@lingui/react/macro';
import { selectNotifications } from '@parley/client';
import { limits, type NotificationChange, notificationsUpdate } from '@parley/protocol';
import { useState } from 'react';
import { useChat, useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { SegmentedControl } from '../../ui/segmented-control.js';
import { Skeleton } from '../../ui/skeleton.js';
import { Switch } from '../../ui/switch.js';
import { TextField } from '../../ui/text-field.js';
import { choose, isChosen, type Permission, permission, playNote } from '../notices/index.js';
import { OwnLevels } from './own-levels.js';
import { SettingGroup, SettingRow, SettingsPage } from './settings-section.js';

type Change = (change: NotificationChange) => void;

/** What one is told of, and how. */
export function NotificationsPage() {
  const { t } = useLingui();
  const chat = useChat();
  const settings = useChatState(selectNotifications);
  const change: Change = (what) => {
    if (settings) void chat.send(notificationsUpdate, { workspaceId: settings.workspaceId, change: what });
  };
  return (
    <SettingsPage
      title={t`Notifications`}
      lead={t`What you are told of is the same on all your devices. How you are told is up to each of them.`}
    >
      {settings === null ? (
        <Skeleton shape="block" />
      ) : (
        <>
          <SettingGroup>
            <SettingRow
              isControlBelow
              label={t`Tell me of`}
              hint={t`Mentions include direct messages, your keywords and replies in threads you follow. Of muted channels you are told of mentions alone. Badges do not go by this choice.`}
            >
              <SegmentedControl
                label={t`Tell me of`}
                value={settings.level}
                onValueChange={(level) => change({ kind: 'level', level })}
                segments={[
                  { value: 'all', label: t`Every message` },
                  { value: 'mentions', label: t`Mentions` },
                  { value: 'nothing', label: t`Nothing` },
                ]}
              />
            </SettingRow>
            <Keywords key={settings.keywords.join()} keywords={settings.keywords} onChange={change} />
            <OwnLevels settings={settings} onChange={change} />
          </SettingGroup>
          <ThisBrowser />
        </>
      )}
    </SettingsPage>
  );
}

interface KeywordsProps {
  readonly keywords: readonly string[];
  readonly onChange: Change;
}

function Keywords({ keywords, onChange }: KeywordsProps) {
  const { t } = useLingui();
  const saved = keywords.join(', ');
  const [text, setText] = useState(saved);
  const wanted = [...new Set(text.split(/[,\n]/).map((one) => one.trim()))].filter(Boolean);
  const problem =
    wanted.length > limits.keywords
      ? t`Use at most ${limits.keywords} keywords.`
      : wanted.some((one) => [...one].length > limits.keywordLength)
        ? t`Use at most ${limits.keywordLength} characters for a keyword.`
        : undefined;
  const save = () => {
    if (problem === undefined && wanted.join() !== keywords.join())
      onChange({ kind: 'keywords', keywords: wanted });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={t`Keywords`}
        hint={t`You are told of messages with these words as of mentions. Write commas between them. Badges do not count them.`}
        value={text}
        error={problem}
        autoComplete="off"
        onValueChange={setText}
        onBlur={save}
      />
    </form>
  );
}

/** The browser asks for permission once, so it is asked only when somebody wants it. */
function ThisBrowser() {
  const { t } = useLingui();
  const [allowed, setAllowed] = useState<Permission>(permission);
  const [isOn, setOn] = useState(() => isChosen('browser-notices'));
  const [hasSound, setSound] = useState(() => isChosen('notice-sound'));
  const switchOn = async (next: boolean) => {
    choose('browser-notices', next);
    setOn(next);
    if (next && permission() === 'default') setAllowed(await Notification.requestPermission());
  };
  return (
    <SettingGroup title={t`In this browser`}>
      <Switch
        label={t`Notifications of the browser`}
        hint={t`Shown while Parley is open in a tab you are not looking at. The browser asks you once whether it may.`}
        checked={isOn && allowed === 'granted'}
        disabled={allowed === 'unsupported' || allowed === 'denied'}
        onCheckedChange={(next) => void switchOn(next)}
      />
      {allowed === 'denied' && (
        <InlineNotice tone="warning">
          {t`The browser does not let Parley show notifications. You can change that in its settings for this site.`}
        </InlineNotice>
      )}
      {allowed === 'unsupported' && (
        <InlineNotice tone="warning">
          {t`This browser has no notifications for this page. Many have them only over HTTPS.`}
        </InlineNotice>
      )}
      <div className="flex flex-col gap-2">
        <Switch
          label={t`Sound`}
          hint={t`Two short notes with each notification.`}
          checked={hasSound}
          onCheckedChange={(next) => {
            choose('notice-sound', next);
            setSound(next);
          }}
        />
        <Button size="small" className="self-start" onClick={playNote}>{t`Play it`}</Button>
      </div>
    </SettingGroup>
  );
}
