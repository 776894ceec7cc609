import { inviteAccept, inviteList, invitePreview } from '@parley/protocol';
import type { Clock } from '../../platform/clock.js';
import { DomainError } from '../../platform/domain-error.js';
import { type EndpointHandler, handleEndpoint, requireActor } from '../../platform/handlers.js';
import { permit } from '../../platform/permit.js';
import type { Queries } from '../../platform/queries.js';
import type { InviteCodes } from './invite-codes.js';
import { findByCode, findInvites } from './invites.repository.js';
import { type AcceptingParts, acceptInvite } from './invites.service.js';
import { isKeeper, mayEnter } from './workspaces.policy.js';
import { findAsMember } from './workspaces.repository.js';
import { inviteFromRow } from './workspaces.wire.js';

export interface InviteRouteParts extends AcceptingParts {
  readonly postgres: Queries;
  readonly clock: Clock;
  readonly codes: InviteCodes;
}

export function inviteRoutes(parts: InviteRouteParts): EndpointHandler[] {
  const { postgres, clock, codes, accounts } = parts;

  async function requireInvite(code: string) {
    const codeHash = codes.hashOf(code);
    const invited = await findByCode(postgres, codeHash);
    if (!invited) throw new DomainError('invite_unknown');
    return { codeHash, invited };
  }

  return [
    handleEndpoint(inviteList, async ({ params: { workspaceId }, actor }) => {
      const { userId } = requireActor(actor);
      const workspace = await findAsMember(postgres, { id: workspaceId }, userId);
      if (!workspace) throw new DomainError('not_found');
      const rows = await findInvites(postgres, workspaceId, isKeeper(workspace.role) ? null : userId);
      return { result: { invites: rows.map(inviteFromRow) } };
    }),
    handleEndpoint(invitePreview, async ({ params: { code } }) => {
      const { invited } = await requireInvite(code);
      permit(mayEnter(invited, clock.now()));
      const { workspace, invitedBy, memberCount, expiresAt } = invited;
      return {
        result: {
          workspaceName: workspace.name,
          workspaceSlug: workspace.slug,
          invitedBy,
          memberCount,
          expiresAt: expiresAt?.toISOString() ?? null,
        },
      };
    }),
    handleEndpoint(inviteAccept, async ({ params: { code }, body, actor, headers, address }) => {
      const { codeHash, invited } = await requireInvite(code);
      const workspaceSlug = invited.workspace.slug;
      if (body.account) {
        // Before the slow work of hashing; the transaction looks again.
        permit(mayEnter(invited, clock.now()));
        await acceptInvite(parts, codeHash, { newAccount: await accounts.prepare(body.account) });
        const { session, setCookies } = await accounts.signIn(body.account, { headers, address });
        return { result: { session, workspaceSlug }, setCookies };
      }
      const { userId } = requireActor(actor);
      const account = await accounts.find(postgres, userId);
      if (!account) throw new DomainError('unauthenticated');
      await acceptInvite(parts, codeHash, { userId, name: account.name });
      return { result: { session: await accounts.signedIn(userId), workspaceSlug } };
    }),
  ];
}
