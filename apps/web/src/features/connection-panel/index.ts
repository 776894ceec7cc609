export { appVersion } from './app-version.js';
export { ConnectionLayer } from './connection-layer.js';
