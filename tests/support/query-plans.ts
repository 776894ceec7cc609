import pg from 'pg';
import type { Queries } from '../../apps/server/src/platform/queries.js';
import type { TestDatabase } from './postgres.js';

export interface PlanReader {
  /** The names of the statements that were run. */
  readonly names: ReadonlySet<string>;
  /** The plans of all that the work runs, also inside functions, without costs: only their shape. */
  plansOf(work: (queries: Queries) => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

/** A prepared statement ends, and tells its plan, only when the next one begins. */
const flush = 'SELECT 1 AS flushed';

/** `generic`: as for a statement that was prepared long ago. `custom`: as for these very values. */
export async function createPlanReader(
  database: TestDatabase,
  mode: 'generic' | 'custom',
): Promise<PlanReader> {
  const client = new pg.Client(database);
  await client.connect();
  await client.query(`
    LOAD 'auto_explain';
    SET auto_explain.log_min_duration = 0;
    SET auto_explain.log_nested_statements = on;
    SET plan_cache_mode = force_${mode}_plan;
    SET client_min_messages = log;`);
  const heard: string[] = [];
  const names = new Set<string>();
  client.on('notice', ({ message = '' }) => {
    if (message.includes('plan:') && !message.includes(`Query Text: ${flush}`)) heard.push(message);
  });
  const queries: Queries = {
    query: async ({ name, text }, values) => {
      names.add(name);
      return (await client.query({ name, text, values: [...values] })).rows;
    },
  };
  return {
    names,
    plansOf: async (work) => {
      heard.length = 0;
      await client.query('BEGIN');
      await work(queries);
      await client.query(flush);
      const plans = heard.map(shapeOf);
      await client.query('ROLLBACK');
      return plans;
    },
    close: () => client.end(),
  };
}

/** A plan begins at the first line that names costs. */
function shapeOf(message: string): string {
  const lines = message.split('\n');
  const start = lines.findIndex((line) => /\(cost=\S+ rows=\d+ width=\d+\)/.test(line));
  return lines
    .slice(start)
    .map((line) => line.replace(/ {2}\(cost=.*\)$/, '').trimEnd())
    .join('\n');
}
