export { PasswordField } from './password-field.js';
export { passwordWords } from './password-words.js';
