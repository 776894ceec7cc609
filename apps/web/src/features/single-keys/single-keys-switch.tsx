import { useLingui } from '@lingui/react/macro';
import { Switch } from '../../ui/switch.js';
import { usePreferences } from '../preferences/index.js';

/** Stands beside the other preferences and above the list of what can be pressed. */
export function SingleKeysSwitch() {
  const { t } = useLingui();
  const [{ hasSingleKeys }, prefer] = usePreferences();
  return (
    <Switch
      label={t`Single-key shortcuts`}
      hint={t`Letters and signs alone do something, such as R on a message. Switch them off if you dictate, or press them by accident.`}
      checked={hasSingleKeys}
      onCheckedChange={(checked) => prefer({ hasSingleKeys: checked })}
    />
  );
}
