export { SingleKeysSwitch } from './single-keys-switch.js';
