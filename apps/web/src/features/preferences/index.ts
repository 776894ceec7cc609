export { FollowPreferences } from './follow-preferences.js';
export { usePreferences } from './use-preferences.js';
