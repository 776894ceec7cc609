import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { StepFailed } from './run.mjs';

/** Installs and builds whatever is missing or out of date; ends the process with 1 when a step fails. */
export async function prepare(steps = [ensureInstalled, ensureBuilt]) {
  try {
    for (const step of steps) await step();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    process.exit(1);
  }
}
