export { previewQuery } from './preview-query.js';
export { useAnswered } from './use-answered.js';
