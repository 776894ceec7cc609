export { fuzzySearch, latin } from './fuzzy-search.js';
