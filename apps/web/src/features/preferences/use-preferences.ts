import { selectPreferences } from '@parley/client';
import { type CommandPayload, type Preferences, preferencesUpdate } from '@parley/protocol';
import { useChat, useChatState } from '../../client.js';
import { chosenLanguage } from '../../language.js';
import { chosenAppearance } from '../../ui/theme.js';
import { useCommand } from '../problems/index.js';

/** What I prefer, and the way to prefer something else: shown at once, kept while offline, on every device. */
export function usePreferences(): readonly [
  Preferences,
  (change: CommandPayload<'preferences.update'>) => void,
] {
  const chat = useChat();
  const run = useCommand();
  const chosen = useChatState(selectPreferences);
  // Until something is chosen for all devices, what this one keeps holds here, and goes along with the first choice.
  const isFirst = chosen.version === 0 && chat.store.getState().preferences.version === 0;
  const kept = { ...chosenAppearance(), language: chosenLanguage() ?? '' };
  const preferences = isFirst ? { ...kept, ...definedIn(chosen) } : chosen;
  const prefer = (change: CommandPayload<'preferences.update'>) =>
    void run(preferencesUpdate, isFirst ? { ...kept, ...change } : change);
  return [preferences, prefer];
}

/** Of what was never chosen, what this device does not keep. */
const definedIn = ({ clock, sendKey, replies, repliesIn, hasSingleKeys, version }: Preferences) => ({
  ...{ clock, sendKey, replies, repliesIn, hasSingleKeys, version },
});
