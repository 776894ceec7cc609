export { type SettingsPageLink, useSettingsPages } from './settings-pages.js';
