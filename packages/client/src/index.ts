export { type CancelTimer, type Clock, systemClock } from './clock.js';
export * from './create-client.js';
export * from './http.js';
export { type ClientFaultKind, clientFaultKind } from './refusals.js';
export * from './store/selectors.js';
export * from './store/sidebar.js';
export * from './store/state.js';
