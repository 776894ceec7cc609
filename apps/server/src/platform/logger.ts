import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** Never written, wherever they stand in what is logged: secrets, and what people say to each other. */
const secretKeys = [
  'cookie',
  'set-cookie',
  'authorization',
  'token',
  'password',
  'secret',
  'code',
  'email',
  'text',
];
const paths = secretKeys.flatMap((key) =>
  ['', '*.', '*.*.'].map((prefix) =>
    key.includes('-') ? `${prefix.slice(0, -1)}["${key}"]` : `${prefix}${key}`,
  ),
);

export interface LoggerOptions {
  readonly level: LogLevel;
  readonly format: 'json' | 'pretty';
  /** Standard output unless given. */
  readonly destination?: DestinationStream;
}

export async function createLogger(options: LoggerOptions): Promise<Logger> {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: '[hidden]' },
    serializers: { err: describeError },
  };
  if (options.format === 'json')
    return options.destination ? pino(settings, options.destination) : pino(settings);
  const { default: pretty } = await import('pino-pretty');
  const stream = pretty({
    sync: true,
    translateTime: 'SYS:HH:MM:ss',
    singleLine: true,
    ...(options.destination && { destination: options.destination }),
  });
  return pino(settings, stream);
}

interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly errorCode?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/** Only these fields: a database error also carries the values of the row, which may be what somebody wrote. */
function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  const errorCode = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    type: error.name,
    message: error.message.slice(0, 500),
    ...(errorCode && { errorCode }),
    ...(error.stack && { stack: error.stack.slice(0, 4_000) }),
    ...(error.cause !== undefined && depth < 3 && { cause: describeError(error.cause, depth + 1) }),
  };
}
