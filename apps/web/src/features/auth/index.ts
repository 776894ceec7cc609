export { AuthProblem } from './auth-problem.js';
export { forgetSession, sessionQuery, useSignOut } from './session.js';
