export { firstIssues } from './first-issues.js';
export { type FieldErrors, type Rejection, useForm } from './use-form.js';
