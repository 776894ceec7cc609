export { firstIssues } from './first-issues.js';
export { type FieldBinding, type FieldErrors, type Rejection, useForm } from './use-form.js';
