export { ForgottenPassword } from './forgotten-password.js';
export { PasswordField } from './password-field.js';
export { passwordWords } from './password-words.js';
