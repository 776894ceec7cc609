export { ThemeChoice } from './theme-choice.js';
