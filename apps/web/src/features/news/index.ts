export { announceNews } from './announce-news.js';
