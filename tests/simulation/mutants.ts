import { fileURLToPath } from 'node:url';
import type * as CachedState from '../../packages/client/src/cache/cached-state.js';
import type * as CatchUp from '../../packages/client/src/catch-up.js';
import type * as Outbox from '../../packages/client/src/outbox.js';
import type * as Shelf from '../../packages/client/src/outbox-shelf.js';
import type * as ApplyEvent from '../../packages/client/src/store/apply-event.js';
import type * as Channels from '../../packages/client/src/store/reducers/channels.js';
import type * as ReadState from '../../packages/client/src/store/reducers/read-state.js';
import type * as Threads from '../../packages/client/src/store/reducers/threads.js';
import type * as Rows from '../../packages/client/src/store/timeline-rows.js';
import type * as Buffer from '../../packages/client/src/stream-buffer.js';

type Replacement = (original: unknown) => unknown;

/** A client with one rule broken: modules of its source, and what each is made into. */
export interface Mutant {
  readonly name: string;
  readonly modules: Readonly<Record<string, Replacement>>;
}

export const sourceOf = (module: string): string =>
  fileURLToPath(new URL(`../../packages/client/src/${module}`, import.meta.url));

const change =
  <Module>(make: (original: Module) => Partial<Module>): Replacement =>
  (original) => ({ ...(original as Module), ...make(original as Module) });

/** Every one of these must be found out, or the simulation proves nothing. */
export const mutants: readonly Mutant[] = [
  {
    name: 'does not dedupe',
    modules: {
      'stream-buffer.ts': change<typeof Buffer>(({ StreamBuffer }) => ({
        StreamBuffer: class extends StreamBuffer {
          override admit(...[, arrived]: Parameters<InstanceType<typeof StreamBuffer>['admit']>) {
            return [...arrived];
          }
        },
      })),
      'store/newer.ts': () => ({ isNewer: () => true }),
    },
  },
  {
    name: 'saves the cursor before it applies',
    modules: {
      'store/apply-event.ts': change<typeof ApplyEvent>(({ applyEvents }) => ({
        applyEvents: (state, batch) => {
          const cursor = Math.max(batch.cursor, state.streams.get(batch.stream)?.head ?? 0);
          return applyEvents(state, { ...batch, cursor });
        },
      })),
    },
  },
  {
    name: 'does not replay a hole',
    modules: {
      'catch-up.ts': change<typeof CatchUp>(({ createCatchUp }) => ({
        createCatchUp: (parts) => {
          const catchUp = createCatchUp(parts);
          return {
            ...catchUp,
            step: async (stream, mending) =>
              catchUp.stateOf(stream) && !mending.wantsSnapshot ? 'done' : catchUp.step(stream, mending),
          };
        },
      })),
    },
  },
  {
    name: 'retries with a new id',
    modules: {
      'outbox.ts': change<typeof Outbox>(({ createOutbox }) => ({
        createOutbox: (parts) => {
          const asked = new Map<string, number>();
          return createOutbox({
            ...parts,
            ask: (name, frame) => {
              const { commandId, payload } = frame as { commandId: string; payload: object };
              const tries = (asked.get(commandId) ?? 0) + 1;
              asked.set(commandId, tries);
              if (tries === 1) return parts.ask(name, frame);
              const fresh = commandId.replace(/^.{4}/, tries.toString(16).padStart(4, 'f'));
              return parts.ask(name, { commandId: fresh, payload: { ...payload, clientMessageId: fresh } });
            },
          });
        },
      })),
    },
  },
  {
    name: 'lets an older version win',
    modules: { 'store/newer.ts': () => ({ isNewer: () => true }) },
  },
  {
    name: 'loses what is queued on reload',
    modules: {
      'outbox-shelf.ts': change<typeof Shelf>(({ createOutboxShelf }) => ({
        createOutboxShelf: (...given) => ({ ...createOutboxShelf(...given), keep: () => {} }),
      })),
    },
  },
  {
    name: 'keeps cursors past what it keeps of the streams',
    modules: {
      'cache/cached-state.ts': change<typeof CachedState>(({ cursorsOf }) => ({
        cursorsOf: (state) =>
          Object.fromEntries(
            Object.entries(cursorsOf(state)).map(([stream, cursor]) => [stream, cursor + 1]),
          ),
      })),
    },
  },
  {
    name: 'takes the entry out before the message is in',
    modules: { 'store/apply-result.ts': () => ({ applyResult: (state: unknown) => state }) },
  },
  {
    name: 'keeps what it may not see any more',
    modules: {
      'store/reducers/channels.ts': change<typeof Channels>(() => ({ accessRevoked: (state) => state })),
    },
  },
  {
    name: 'does not hear that a thread was read elsewhere',
    modules: {
      'store/reducers/threads.ts': change<typeof Threads>(() => ({ threadMarkerMoved: (state) => state })),
    },
  },
  {
    name: 'counts no replies for who reads them in the line',
    modules: {
      'store/reducers/read-state.ts': change<typeof ReadState>(({ countInChannel }) => ({
        countInChannel: (readState, message, me) =>
          message.threadRootId === undefined ? countInChannel(readState, message, me) : readState,
      })),
    },
  },
  {
    name: 'forgets what arrived while a page was on its way',
    modules: {
      'store/timeline-rows.ts': change<typeof Rows>(({ MessageWindow }) => ({
        MessageWindow: class extends MessageWindow {
          override remember(): void {}
        },
      })),
    },
  },
];
