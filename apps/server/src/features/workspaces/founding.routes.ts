import { setup, workspaceCreate } from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import { type EndpointHandler, handleEndpoint, requireActor } from '../../platform/handlers.js';
import type { Logger } from '../../platform/logger.js';
import type { Queries } from '../../platform/queries.js';
import type { Messages } from '../messages/index.js';
import type { PreferencesReading } from '../preferences/index.js';
import { type Founded, type FoundingParts, foundAnother, foundFirst } from './founding.service.js';
import { welcomeMessages } from './welcome-messages.js';

export interface FoundingRouteParts extends FoundingParts {
  readonly postgres: Queries;
  readonly log: Logger;
  readonly messages: Pick<Messages, 'send'>;
  readonly preferences: Pick<PreferencesReading, 'preferences'>;
  readonly isSetUp: () => Promise<boolean>;
}

/** What the first workspace is called by whoever does not name it. */
const unnamed = 'Our team';

export function foundingRoutes(parts: FoundingRouteParts): EndpointHandler[] {
  const { postgres, log, accounts, messages, preferences, isSetUp } = parts;

  async function greet({ channel, welcomeIds }: Founded, headers: Headers): Promise<void> {
    const { id: channelId, createdBy: owner } = channel;
    try {
      const { language } = await preferences.preferences(postgres, owner);
      const texts = welcomeMessages(language, headers.get('accept-language'));
      await Promise.all(
        welcomeIds.map((clientMessageId, nth) =>
          messages.send({ channelId, clientMessageId, text: texts[nth] ?? '' }, owner),
        ),
      );
    } catch (error) {
      // The workspace stands; it must not look as if it did not because nothing greets its owner.
      log.warn({ err: error }, 'A new workspace has no welcome messages');
    }
  }

  return [
    handleEndpoint(setup, async ({ body, headers, address }) => {
      if (await isSetUp()) throw new DomainError('setup_done');
      const owner = await accounts.prepare(body.account);
      const founded = await foundFirst(parts, { name: body.workspaceName ?? unnamed }, owner);
      await greet(founded, headers);
      const { session, setCookies } = await accounts.signIn(body.account, { headers, address });
      return { result: { session, workspaceSlug: founded.workspace.slug }, setCookies };
    }),
    handleEndpoint(workspaceCreate, async ({ body, headers, actor }) => {
      const founder = requireActor(actor);
      const owner = await accounts.find(postgres, founder.userId);
      if (!owner) throw new DomainError('unauthenticated');
      const founded = await foundAnother(parts, { ...body, actor: founder }, owner);
      await greet(founded, headers);
      return { result: { workspace: founded.workspace } };
    }),
  ];
}
