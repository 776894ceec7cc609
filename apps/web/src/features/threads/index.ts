export { ThreadsLink } from './threads-link.js';
