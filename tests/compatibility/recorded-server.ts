import type { Fetch, LineListener, Transport } from '@parley/client';
import { Bindings, isObject, type Transcript } from './transcript.js';

export interface RecordedServerOptions {
  readonly transcript: Transcript;
  /** What becomes of everything the server says, e.g. fields that nobody knew then. */
  readonly changed: <T>(said: T) => T;
}

/** A server of then: answers as it did, and tells what it told. Ids are always the same ones. */
export function recordedServer({ transcript, changed }: RecordedServerOptions) {
  const bindings = new Bindings((place) =>
    place.startsWith('$token')
      ? `eyJ.recorded.${place.slice(1)}`
      : `01985f10-0000-7a00-8000-${place.slice(1).padStart(12, '0')}`,
  );
  const { steps, told } = bindings.filled(transcript);
  const heads = new Map<string, unknown>();
  for (const step of steps) {
    if (step.kind !== 'ask' || step.name !== 'stream.subscribe') continue;
    for (const one of listed(step.answer))
      if (!heads.has(String(one.stream))) heads.set(String(one.stream), one);
  }
  let listener: LineListener | undefined;

  const fetch: Fetch = async (url, { method = 'GET' }) => {
    const { pathname } = new URL(url, 'http://recorded.example');
    const step = steps.find(
      (one) => one.kind === 'http' && one.method === method && one.path.split('?')[0] === pathname,
    );
    if (step?.kind !== 'http') {
      const problem = { code: 'not_found', detail: `Nobody asked for ${pathname} then`, retryable: false };
      return new Response(JSON.stringify(problem), { status: 404 });
    }
    return new Response(JSON.stringify(changed(step.answer)), { status: step.status });
  };
  const transport: Transport = {
    open(_handshake, opened) {
      listener = opened;
      const hello = told.find(({ name }) => name === 'connection.ack');
      queueMicrotask(() => opened.onFrame('connection.ack', changed(hello?.data)));
      return {
        transport: 'websocket',
        request(name, frame, reply) {
          if (name !== 'stream.subscribe') return reply(changed({ ok: true, result: {} }));
          const streams = listed({ result: frame }).map(
            ({ stream }) => heads.get(String(stream)) ?? { stream, ok: false, code: 'not_found' },
          );
          reply(changed({ ok: true, result: { streams } }));
        },
        close: () => undefined,
      };
    },
  };
  return {
    fetch,
    transport,
    /** Tells what was told after the first frame, in its order: about channels, or all the rest. */
    tell(what: 'channels' | 'the rest') {
      for (const { name, data } of told) {
        if (name === 'connection.ack' || isAboutChannel(data) !== (what === 'channels')) continue;
        listener?.onFrame(name, changed(data));
      }
    },
    told,
  };
}

/** Events or heads of channels; one frame is about one stream. */
const isAboutChannel = (data: unknown): boolean =>
  Array.isArray(data) && data.some((one) => isObject(one) && String(one.stream).startsWith('channel:'));

/** The entries of a subscribe's answer, or request. */
function listed(answer: unknown): Record<string, unknown>[] {
  const result = isObject(answer) ? answer.result : undefined;
  const streams = isObject(result) ? result.streams : undefined;
  return Array.isArray(streams) ? streams.filter(isObject) : [];
}
