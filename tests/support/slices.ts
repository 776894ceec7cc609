import {
  type CommandPayload,
  type CommandResult,
  type CommandType,
  catalogue,
  type EndpointDefinition,
  type UserId,
  type Workspace,
  type WorkspaceRole,
  workspaceCreate,
} from '@parley/protocol';
import { createChannels } from '../../apps/server/src/features/channels/index.js';
import { createCustomEmoji } from '../../apps/server/src/features/custom-emoji/index.js';
import { createGroups } from '../../apps/server/src/features/groups/index.js';
import { createLater } from '../../apps/server/src/features/later/index.js';
import { createMessages } from '../../apps/server/src/features/messages/index.js';
import { createNotifications } from '../../apps/server/src/features/notifications/index.js';
import { createPreferencesSlice } from '../../apps/server/src/features/preferences/index.js';
import { createSessions } from '../../apps/server/src/features/sessions/index.js';
import { createWorkspaces, type Workspaces } from '../../apps/server/src/features/workspaces/index.js';
import type { WhoIsThere } from '../../apps/server/src/platform/access.js';
import type { Clock } from '../../apps/server/src/platform/clock.js';
import type { Actor, CommandContext, EndpointAnswer } from '../../apps/server/src/platform/handlers.js';
import { createMetrics } from '../../apps/server/src/platform/metrics.js';
import { createRateLimits } from '../../apps/server/src/platform/rate-limiter.js';
import { quietLog, startPlatform } from './platform.js';
import type { TestDatabase } from './postgres.js';

type RunOne = (payload: unknown, context: CommandContext) => Promise<unknown>;

/** What is sent: before the defaults of the schema are filled in. */
type Sent<T extends CommandType> = (typeof catalogue.commands)[T]['payload']['_zod']['input'];

/** A call of an endpoint; what is left out is empty. */
export interface Call {
  readonly actor?: Actor | null;
  readonly params?: object;
  readonly query?: object;
  readonly body?: unknown;
  readonly headers?: Headers;
}

export interface SlicesOptions {
  readonly database?: TestDatabase;
  readonly poolSize?: number;
  readonly clock?: Clock;
  /** Who is; null: nobody can tell. */
  readonly here?: ReadonlySet<UserId> | null;
}

/** The slices of one node, without its edges. Two on one database are two nodes. */
export async function startSlices(options: SlicesOptions = {}) {
  const platform = await startPlatform(options);
  const { postgres, unitOfWork, ids } = platform;
  const parts = { ...platform, log: quietLog, metrics: createMetrics(), secretKey: 'k'.repeat(43) };
  const sessions = createSessions({
    ...parts,
    publicUrl: undefined,
    sessionDays: 30,
    failures: createRateLimits(parts).limiter('failures', { points: 5, windowSeconds: 900 }),
    directory: () => workspaces,
  });
  const channels = createChannels(parts);
  const groups = createGroups(parts);
  const customEmoji = createCustomEmoji(parts);
  const preferences = createPreferencesSlice(parts);
  const whoIsThere: WhoIsThere = async (userIds) =>
    options.here === null
      ? null
      : new Map(userIds.filter((userId) => options.here?.has(userId)).map((userId) => [userId, 'online']));
  const messages = createMessages({
    ...parts,
    channels: channels.reading,
    groups: groups.reading,
    customEmoji: customEmoji.reading,
    whoIsThere,
  });
  const notifications = createNotifications(parts);
  const later = createLater({ ...parts, channels, messages, eventLogDays: 30 });
  const workspaces: Workspaces = createWorkspaces({
    ...parts,
    ...{ sessions, channels, messages, groups, later, preferences: preferences.reading, whoIsThere },
    notifications: notifications.reading,
    customEmoji: customEmoji.reading,
  });
  const handlers = {
    ...workspaces.handlers,
    ...channels.handlers,
    ...messages.handlers,
    ...groups.handlers,
    ...customEmoji.handlers,
    ...preferences.handlers,
    ...later.handlers,
    ...notifications.handlers,
  };
  const slices = [sessions, workspaces, channels, messages, customEmoji];
  const endpoints = slices.flatMap((slice) => slice.endpoints);

  return {
    ...platform,
    sessions,
    channels,
    notifications,
    messages,
    groups,
    customEmoji,
    preferences,
    later,
    workspaces,
    handlers,

    /** Runs a command as the gateway would: payload and result both fit their schemas. */
    run: async <T extends CommandType>(
      userId: UserId,
      type: T,
      payload: Sent<T>,
      commandId: string = ids.next(),
    ): Promise<CommandResult<T>> => {
      const definition = catalogue.commands[type];
      const parsed = definition.payload.parse(payload) as CommandPayload<T>;
      const handler = handlers[type] as RunOne;
      const result = await handler(parsed, { actor: actorOf(userId), commandId });
      return definition.result.parse(result) as CommandResult<T>;
    },

    /** Calls an endpoint as the registry would. */
    call: async <D extends EndpointDefinition>(
      definition: D,
      call: Call = {},
    ): Promise<EndpointAnswer<D>> => {
      const endpoint = endpoints.find((one) => one.definition.name === definition.name);
      if (!endpoint) throw new Error(`Nobody handles ${definition.name}.`);
      const answer = await endpoint.handle({
        params: definition.params.parse(call.params ?? {}) as never,
        query: definition.query.parse(call.query ?? {}) as never,
        body: definition.body.parse(call.body) as never,
        actor: call.actor ?? null,
        headers: call.headers ?? new Headers(),
        address: '127.0.0.1',
      });
      definition.result.parse(answer.result);
      return answer as EndpointAnswer<D>;
    },

    addAccount: async (name?: string): Promise<UserId> => {
      const account = accountOf(ids.next(), name);
      await unitOfWork.run((transaction) => sessions.accounts.create(transaction, account));
      return account.id;
    },

    stop: () => postgres.close(),
  };
}

export type Slices = Awaited<ReturnType<typeof startSlices>>;

export function actorOf(userId: UserId): Actor {
  return { userId, sessionId: userId };
}

export interface TestWorkspace {
  readonly workspace: Workspace;
  readonly workspaceId: string;
  readonly generalId: string;
  readonly owner: UserId;
  /** Comes to the workspace, and thereby to #general. */
  readonly addMember: (role?: WorkspaceRole) => Promise<UserId>;
}

/** A workspace with its owner and #general, where nothing but the welcome has been said. */
export async function foundTestWorkspace(slices: Slices): Promise<TestWorkspace> {
  const owner = await slices.addAccount('Owner');
  const body = { commandId: slices.ids.next(), name: 'Test' };
  const { result } = await slices.call(workspaceCreate, { actor: actorOf(owner), body });
  const { workspace } = result;
  const [general] = await slices.channels.reading.memberships(slices.postgres, owner, workspace.id);
  return {
    workspace,
    workspaceId: workspace.id,
    generalId: general?.channel.id ?? '',
    owner,
    addMember: async (role = 'member') => {
      const account = accountOf(slices.ids.next());
      await slices.workspaces.admitNew(account, { workspaceId: workspace.id, role });
      return account.id;
    },
  };
}

/** Cannot sign in: most tests have no use for a password, which takes long to hash. */
function accountOf(id: UserId, name = 'Somebody') {
  return { id, name, email: `${id}@example.org`, passwordHash: 'none' };
}

/** The code of the refusal that a promise ends with; fails when it does not. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && error.name === 'DomainError') return error.message;
    throw error;
  }
  throw new Error('It was not refused.');
}
