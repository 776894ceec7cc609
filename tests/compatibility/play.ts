import { randomUUID } from 'node:crypto';
import type { Visitor, Wire } from '@parley/protocol/conformance';
import { differences } from './differences.js';
import { Bindings, type Transcript } from './transcript.js';

export interface Playback {
  /** What the client of the transcript would have missed. */
  readonly found: string[];
  /** Kinds of frames and events that it was told and is not told any more. */
  untold(): string[];
  close(): void;
}

/** Says again what a released client said, word for word, and holds the answers against those of then. */
export async function play({ steps, told }: Transcript, visitor: Visitor): Promise<Playback> {
  const bindings = new Bindings(() => randomUUID());
  const found: string[] = [];
  let wire: Wire | undefined;
  const compare = (name: string, recorded: unknown, actual: unknown) => {
    bindings.learn(recorded, actual);
    found.push(...differences(recorded, actual).map((one) => `${name} ${one}`));
  };

  for (const step of steps) {
    if (step.kind === 'http') {
      const body = step.body === undefined ? undefined : JSON.stringify(bindings.filled(step.body));
      const answer = await visitor.request({
        method: step.method,
        path: bindings.filled(step.path),
        ...(body !== undefined && { body }),
      });
      if (answer.status !== step.status) found.push(`${step.method} ${step.path}: ${answer.status}`);
      compare(`${step.method} ${step.path}`, step.answer, answer.body);
    } else if (step.kind === 'open') {
      const connection = await visitor.connect(bindings.filled(step.auth));
      if (connection.kind === 'refused') throw new Error(`Refused: ${String(connection.code)}`);
      wire = connection.wire;
    } else {
      if (!wire) throw new Error('Nothing can be asked before the line is open');
      compare(step.name, step.answer, await wire.request(step.name, bindings.filled(step.frame)));
    }
  }

  const frames = () => wire?.frames ?? [];
  return {
    found,
    untold: () =>
      told.flatMap(({ name, data }) => {
        const nearest = frames()
          .filter((frame) => frame.name === name)
          .map((frame) => differences(data, frame.payload));
        if (nearest.some((one) => one.length === 0)) return [];
        return [`${name} ${JSON.stringify(data).slice(0, 120)}: ${nearest[0]?.join('; ') ?? 'never told'}`];
      }),
    close: () => wire?.close(),
  };
}
