export { demoAccounts } from './demo-accounts.js';
export { demoBegin, seedDemo } from './seed-demo.js';
export { createStagedClock } from './staged-clock.js';
