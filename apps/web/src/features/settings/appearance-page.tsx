import { useLingui } from '@lingui/react/macro';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { chooseLanguage, chosenLanguage, type Language, languages } from '../../language.js';
import { SegmentedControl } from '../../ui/segmented-control.js';
import { Select } from '../../ui/select.js';
import { useTheme } from '../../ui/theme.js';
import { SettingRow, SettingsPage } from './settings-section.js';

/** How Parley looks in this browser. */
export function AppearancePage() {
  const { t } = useLingui();
  const { theme, setTheme, density, setDensity } = useTheme();
  const [language, setLanguage] = useState<Language | 'browser'>(chosenLanguage() ?? 'browser');
  return (
    <SettingsPage title={t`Appearance`} lead={t`Kept in this browser, for all workspaces.`}>
      <div className="flex flex-col gap-5">
        <SettingRow label={t`Theme`}>
          <SegmentedControl
            label={t`Theme`}
            value={theme}
            onValueChange={setTheme}
            segments={[
              { value: 'system', label: t`System`, icon: Monitor },
              { value: 'light', label: t`Light`, icon: Sun },
              { value: 'dark', label: t`Dark`, icon: Moon },
            ]}
          />
        </SettingRow>
        <SettingRow label={t`Density`} hint={t`Compact shows more messages at once.`}>
          <SegmentedControl
            label={t`Density`}
            value={density}
            onValueChange={setDensity}
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
            value={language}
            onValueChange={(value) => {
              setLanguage(value);
              void chooseLanguage(value === 'browser' ? null : value);
            }}
            options={[{ value: 'browser' as const, label: t`Like the browser` }, ...languages]}
          />
        </SettingRow>
      </div>
    </SettingsPage>
  );
}
