import { remember, remembered } from '../page/index.js';

/** What this browser may do is its own affair: it is kept here, and not with the account. */
export type DeviceChoice = 'browser-notices' | 'notice-sound';

export const isChosen = (choice: DeviceChoice): boolean => remembered(choice) === 'on';
export const choose = (choice: DeviceChoice, isOn: boolean): void => remember(choice, isOn ? 'on' : null);

export type Permission = 'unsupported' | NotificationPermission;

/** Chromium on Android lets service workers make notices, and throws when a page does. */
const isLeftToWorkers = (): boolean => {
  const { userAgentData } = navigator as { readonly userAgentData?: { readonly platform?: string } };
  return userAgentData?.platform === 'Android';
};

/** Pages without HTTPS, and some browsers on phones, have no notifications. */
export const permission = (): Permission =>
  typeof Notification === 'undefined' || isLeftToWorkers() ? 'unsupported' : Notification.permission;

export const mayUseBrowser = (): boolean => permission() === 'granted' && isChosen('browser-notices');
