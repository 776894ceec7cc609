export { FollowPreferences } from './follow-preferences.js';
export { ThemeChoice } from './theme-choice.js';
export { usePreferences } from './use-preferences.js';
