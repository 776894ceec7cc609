export { AuthProblem } from './auth-problem.js';
export { lastSession } from './last-session.js';
export { forgetSession, sessionQuery, useSignOut } from './session.js';
