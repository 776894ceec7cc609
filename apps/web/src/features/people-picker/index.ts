export { PeoplePicker } from './people-picker.js';
