export { PaneBoundary } from './pane-boundary.js';
export { PaneProblem, type PaneProblemProps } from './pane-problem.js';
export { problemWords } from './problem-words.js';
export { useCommand } from './use-command.js';
