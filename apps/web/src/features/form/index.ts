export { firstIssues } from './first-issues.js';
export { InPlaceForm } from './in-place-form.js';
export { type FieldBinding, type FieldErrors, type Rejection, useForm } from './use-form.js';
