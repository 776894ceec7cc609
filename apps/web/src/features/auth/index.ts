export { AuthProblem } from './auth-problem.js';
export { forgetSession, rememberSession, sessionQuery, useSignOut } from './session.js';
