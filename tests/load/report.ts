interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

/** What one run measured: per target one figure a trial. */
export interface Result {
  readonly machine: string;
  readonly trials: number;
  readonly sql: { commits: number; batchedRows: number }[];
  /** Highest durable messages a second with the 99th percentile of the ack at 50 ms or less. */
  readonly spread: Record<string, number[]>;
  readonly hot: Record<string, number[]>;
  /** At one rate for all; one run each, interleaved. */
  readonly latency: Record<string, { rate: number; ack: Percentiles; delivered: Percentiles }[]>;
  /** Deliveries a second of processor time. */
  readonly fanOut: Record<string, number[]>;
  /** Resident bytes a connection. */
  readonly idle: Record<string, number[]>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** A latency that nothing was measured for travels as null. */
const ms = (values: readonly (number | null)[]) => {
  const measured = values.filter((value) => value !== null);
  return measured.length === 0 ? '–' : median(measured).toFixed(2);
};
const whole = (value: number) => Math.round(value).toLocaleString('en');
const times = (value: number) => `${value.toFixed(2)} ×`;

function row(label: string, values: readonly number[], floor?: readonly number[], scale = 1): string {
  const own = median(values) / scale;
  const spread = values.map((value) => whole(value / scale)).join(', ');
  const ratio = floor ? times(median(values) / median(floor)) : '';
  return `| ${label} | ${own < 100 ? own.toFixed(1) : whole(own)} | ${spread} | ${ratio} |`;
}

const head = (what: string, ratio: string) =>
  `\n**${what}**\n\n| | median | trials | ${ratio} |\n|---|---|---|---|`;

/** The tables of docs/performance.md. */
export function report(result: Result): string {
  const { spread, hot, fanOut, idle, latency, sql } = result;
  const lines = [
    `Machine: ${result.machine}. Trials: ${result.trials}, interleaved.`,
    head('Postgres alone, ten connections', ''),
    row(
      'single-row commits/s',
      sql.map((one) => one.commits),
    ),
    row(
      'rows/s, fifty a commit',
      sql.map((one) => one.batchedRows),
    ),
  ];
  const durable = (title: string, table: Record<string, number[]>) => {
    lines.push(head(`Durable messages/s with ack p99 ≤ 50 ms: ${title}`, 'of naive'));
    for (const [name, values] of Object.entries(table)) lines.push(row(name, values, table.naive));
  };
  durable('100 channels × 10 members', spread);
  durable('one channel of 20', hot);
  lines.push(
    '\n**Latency at half of what naive can bear, 100 channels × 10, in ms: medians of interleaved runs**\n',
    '| | rate/s | ack p50 | ack p99 | of naive | ack p99 of each run | delivered p50 | delivered p99 |',
    '|---|---|---|---|---|---|---|---|',
  );
  const ackP99s = (name: string) => (latency[name] ?? []).map(({ ack }) => ack.p99);
  for (const [name, runs] of Object.entries(latency)) {
    const ack50 = ms(runs.map(({ ack }) => ack.p50));
    const ack99 = ms(ackP99s(name));
    const ratio = times(median(ackP99s(name)) / median(ackP99s('naive')));
    const each = ackP99s(name).map((value) => value.toFixed(1));
    const delivered50 = ms(runs.map(({ delivered }) => delivered.p50));
    const delivered99 = ms(runs.map(({ delivered }) => delivered.p99));
    lines.push(
      `| ${name} | ${whole(runs[0]?.rate ?? 0)} | ${ack50} | ${ack99} | ${ratio} | ${each.join(', ')} | ${delivered50} | ${delivered99} |`,
    );
  }
  lines.push(head('Deliveries per CPU-second, one channel of 1,000 sockets', 'of bare Socket.IO'));
  for (const [name, values] of Object.entries(fanOut))
    lines.push(row(name, values, fanOut['bare socket.io']));
  lines.push(head('Resident memory per idle connection in kB, 4,000 connections', 'of bare Socket.IO'));
  for (const [name, values] of Object.entries(idle))
    lines.push(row(name, values, idle['bare socket.io'], 1_000));
  return lines.join('\n');
}
