import { useLingui } from '@lingui/react/macro';
import { Monitor, Moon, Sun } from 'lucide-react';
import { SegmentedControl } from '../../ui/segmented-control.js';
import { usePreferences } from '../preferences/index.js';

export function ThemeChoice() {
  const { t } = useLingui();
  const [{ theme }, prefer] = usePreferences();
  return (
    <SegmentedControl
      label={t`Theme`}
      value={theme}
      onValueChange={(next) => prefer({ theme: next })}
      segments={[
        { value: 'system', label: t`System`, icon: Monitor },
        { value: 'light', label: t`Light`, icon: Sun },
        { value: 'dark', label: t`Dark`, icon: Moon },
      ]}
    />
  );
}
