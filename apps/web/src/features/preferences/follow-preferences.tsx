import { selectPreferences } from '@parley/client';
import { useEffect } from 'react';
import { useChatState } from '../../client.js';
import { bestLanguage, chooseLanguage, chosenLanguage } from '../../language.js';
import { chooseSingleKeys } from '../../ui/shortcut-keys.js';
import { chosenAppearance, setDensity, setTheme } from '../../ui/theme.js';
import { chooseClock } from '../../ui/time-format.js';

/**
 * Has this device look as the person chose on any of theirs. What it keeps itself is only for its first paint, and for
 * as long as nothing was chosen.
 */
export function FollowPreferences() {
  const preferences = useChatState(selectPreferences);
  const isChosen = useChatState((state) => state.preferences.version > 0);
  const { theme, density, clock, language, hasSingleKeys } = preferences;
  useEffect(() => {
    if (!isChosen) return;
    const here = chosenAppearance();
    if (here.theme !== theme) setTheme(theme);
    if (here.density !== density) setDensity(density);
  }, [isChosen, theme, density]);
  useEffect(() => chooseClock(clock), [clock]);
  useEffect(() => chooseSingleKeys(hasSingleKeys), [hasSingleKeys]);
  useEffect(() => {
    if (!isChosen) return;
    const wanted = language === '' ? null : bestLanguage([language]);
    if (wanted !== chosenLanguage()) void chooseLanguage(wanted);
  }, [isChosen, language]);
  return null;
}
