import { useLingui } from '@lingui/react/macro';
import { languages } from '../../language.js';
import { SegmentedControl } from '../../ui/segmented-control.js';
import { Select } from '../../ui/select.js';
import { usePreferences } from '../preferences/index.js';
import { SingleKeysSwitch } from '../single-keys/index.js';
import { ThemeChoice } from '../theme-choice/index.js';
import { SettingGroup, SettingRow, SettingsPage } from './settings-section.js';

/** How Parley looks and writes, on all my devices. */
export function AppearancePage() {
  const { t } = useLingui();
  const [{ density, clock, language, sendKey, replies }, prefer] = usePreferences();
  return (
    <SettingsPage title={t`Appearance`} lead={t`The same on all your devices, in all workspaces.`}>
      <SettingGroup>
        <SettingRow label={t`Theme`}>
          <ThemeChoice />
        </SettingRow>
        <SettingRow label={t`Density`} hint={t`Compact shows more messages at once.`}>
          <SegmentedControl
            label={t`Density`}
            value={density}
            onValueChange={(next) => prefer({ density: next })}
            segments={[
              { value: 'comfortable', label: t`Comfortable` },
              { value: 'compact', label: t`Compact` },
            ]}
          />
        </SettingRow>
        <SettingRow label={t`Language`}>
          <Select
            label={t`Language`}
            labelHidden
            className="w-52"
            value={languages.find(({ value }) => value === language)?.value ?? 'browser'}
            onValueChange={(value) => prefer({ language: value === 'browser' ? '' : value })}
            options={[{ value: 'browser' as const, label: t`Like the browser` }, ...languages]}
          />
        </SettingRow>
        <SettingRow label={t`Hours`}>
          <SegmentedControl
            label={t`Hours`}
            value={clock}
            onValueChange={(next) => prefer({ clock: next })}
            segments={[
              { value: 'locale', label: t`Usual here` },
              { value: '12', label: t`12 hours` },
              { value: '24', label: t`24 hours` },
            ]}
          />
        </SettingRow>
        <SettingRow
          label={t`Replies`}
          hint={t`In the channel too, unread replies count there. The menu of a channel can say otherwise.`}
        >
          <SegmentedControl
            label={t`Replies`}
            value={replies}
            onValueChange={(next) => prefer({ replies: next })}
            segments={[
              { value: 'thread', label: t`In their thread` },
              { value: 'line', label: t`In the channel too` },
            ]}
          />
        </SettingRow>
        <SettingRow label={t`Send with`} hint={t`The other one starts a new line.`}>
          <SegmentedControl
            label={t`Send with`}
            value={sendKey}
            onValueChange={(next) => prefer({ sendKey: next })}
            segments={[
              { value: 'enter', label: t`Enter` },
              { value: 'mod-enter', label: t`Ctrl or ⌘ and Enter` },
            ]}
          />
        </SettingRow>
        <SingleKeysSwitch />
      </SettingGroup>
    </SettingsPage>
  );
}
