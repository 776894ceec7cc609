export { previewQuery } from './preview-query.js';
