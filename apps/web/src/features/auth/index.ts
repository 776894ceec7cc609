export { AuthProblem } from './auth-frame.js';
export { JoinScreen } from './join-screen.js';
export { forgetSession, rememberSession, sessionQuery, useSignOut } from './session.js';
