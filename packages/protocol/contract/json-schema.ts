import * as z from 'zod/mini';
import * as protocol from '../src/index.js';
import type { Json } from './canonical.js';

export type JsonSchema = { [key: string]: Json };

/** Schemas that get a name of their own in the generated documents instead of being repeated in place. */
const named = {
  Id: protocol.id,
  Timestamp: protocol.timestamp,
  StreamName: protocol.streamName,
  Account: protocol.account,
  SignedIn: protocol.signedIn,
  NewAccount: protocol.newAccount,
  Workspace: protocol.workspace,
  Member: protocol.member,
  Invite: protocol.invite,
  Channel: protocol.channel,
  ChannelDirectoryEntry: protocol.channelDirectoryEntry,
  Membership: protocol.membership,
  MemberStatus: protocol.memberStatus,
  MemberQuiet: protocol.memberQuiet,
  Preferences: protocol.preferences,
  SidebarSection: protocol.sidebarSection,
  SidebarLayout: protocol.sidebarLayout,
  SidebarChange: protocol.sidebarChange,
  Presence: protocol.presence,
  ReadState: protocol.readState,
  UnreadList: protocol.unreadList,
  NotificationSettings: protocol.notificationSettings,
  NotificationChange: protocol.notificationChange,
  Reaction: protocol.reaction,
  Message: protocol.message,
  MessagePage: protocol.messagePage,
  Envelope: protocol.envelope,
  TransientEvent: protocol.transientEvent,
  StreamHead: protocol.streamHead,
  CommandFrame: protocol.commandFrame,
  Error: protocol.wireError,
  Ack: protocol.ack,
  HandshakeAuth: protocol.handshakeAuth,
  ChannelSnapshot: protocol.channelSnapshot,
  WorkspaceSnapshot: protocol.workspaceSnapshot,
  UserSnapshot: protocol.userSnapshot,
} as const;

for (const [name, schema] of Object.entries(named)) z.globalRegistry.add(schema, { id: name });

/** Collects JSON Schemas (draft 2020-12); what several of them name is held once. */
export function createSchemaSet() {
  const definitions: Record<string, JsonSchema> = {};

  function hold(name: string, schema: JsonSchema): void {
    const held = definitions[name];
    if (held && JSON.stringify(held) !== JSON.stringify(schema)) throw new Error(`${name} means two things`);
    definitions[name] = schema;
  }

  return {
    definitions,
    /** `input`: what a caller may send. `output`: what comes out of parsing, which is what a server answers with. */
    add(name: string, schema: z.ZodMiniType, io: 'input' | 'output'): void {
      const {
        $defs,
        $schema: _,
        ...own
      } = z.toJSONSchema(schema, {
        io,
        override({ zodSchema, jsonSchema }) {
          // Unknown fields are ignored, never refused (R-EVT-5).
          delete jsonSchema.additionalProperties;
          // What any JSON number in JavaScript is bound to need not be said each time.
          if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
          if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
          // The only strings that become something else are the yes and no of a query.
          if (zodSchema._zod.def.type === 'pipe') jsonSchema.enum = ['true', 'false'];
        },
      }) as JsonSchema & { $defs?: Record<string, JsonSchema> };
      for (const [key, value] of Object.entries($defs ?? {})) {
        const { id: _id, ...definition } = value;
        hold(key, definition);
      }
      // A named schema asked for by its own name comes as a reference to itself.
      if (own.$ref !== `#/$defs/${name}`) hold(name, own);
    },
  };
}

/** The same schema with its references pointed elsewhere, e.g. to `#/components/schemas/`. */
export function withReferences(schema: Json, prefix: string): Json {
  if (Array.isArray(schema)) return schema.map((one) => withReferences(one, prefix));
  if (schema === null || typeof schema !== 'object') return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) =>
      key === '$ref' && typeof value === 'string'
        ? [key, value.replace('#/$defs/', prefix)]
        : [key, withReferences(value, prefix)],
    ),
  );
}
