import { plural, t } from '@lingui/core/macro';
import type { WireError } from '@parley/protocol';

/**
 * What a refusal means to a person: what happened, what is safe, what to do. Call it while rendering or answering
 * an action, so that it speaks the language in use.
 */
export function problemWords(error: WireError): string {
  switch (error.code) {
    case 'unavailable':
      return t`Parley cannot be reached right now. Try again in a moment.`;
    case 'rate_limited': {
      const seconds = Math.max(1, Math.ceil((error.retryAfterMs ?? 1_000) / 1_000));
      return t`That was a lot in a short time. Try again in ${plural(seconds, { one: '# second', other: '# seconds' })}.`;
    }
    case 'unauthenticated':
    case 'session_revoked':
    case 'token_invalid':
    case 'token_expired':
      return t`You are signed out. Sign in again to go on.`;
    case 'wrong_credentials':
      return t`This address and password do not belong together.`;
    case 'forbidden':
      return t`You may not do this here. An owner or admin of the workspace can.`;
    case 'not_found':
      return t`This is no longer there, or you cannot see it.`;
    case 'name_taken':
      return t`Another channel has this name already.`;
    case 'address_taken':
      return t`There is an account with this address already. Sign in with it instead.`;
    case 'slug_taken':
      return t`Another workspace has this address already.`;
    case 'setup_done':
      return t`This server is set up already. Sign in, or ask for an invite.`;
    case 'channel_archived':
      return t`The channel is archived, so nothing can be changed in it.`;
    case 'emoji_unknown':
      return t`This emoji is no longer part of the workspace.`;
    case 'message_deleted':
      return t`The message was deleted in the meantime.`;
    case 'edit_window_over':
      return t`The time in which messages can be edited here is over.`;
    case 'delete_window_over':
      return t`The time in which messages can be deleted here is over.`;
    case 'thread_nested':
      return t`This is a reply itself. Reply to the message its thread began with.`;
    case 'poll_closed':
      return t`The poll was closed in the meantime. Its result stays as it is.`;
    case 'option_chosen':
      return t`Somebody voted for this option in the meantime, so it stays as it is.`;
    case 'list_changed':
      return t`This was changed in the meantime. Look at it again.`;
    case 'time_past':
      return t`This time has passed already. Choose a later one.`;
    case 'time_too_far':
      return t`This is more than five years ahead. Choose an earlier time.`;
    case 'limit_reached':
      if (error.details?.limit === 'workspacesPerOwner')
        return t`You own as many workspaces as one person can.`;
      if (error.details?.limit === 'reactionKindsPerMessage')
        return t`This message has as many different reactions as it can hold. You can still join one of them.`;
      if (error.details?.limit === 'pinsPerChannel')
        return t`This channel has as many pinned messages as it can hold. Unpin one of them first.`;
      if (error.details?.limit === 'emojiPerWorkspace')
        return t`This workspace has as many emoji as it can hold. Remove one of them first.`;
      return t`A limit of this workspace is reached.`;
    case 'invite_unknown':
      return t`This invite link does not exist. Check that it was copied whole.`;
    case 'invite_expired':
      return t`This invite has run out. Ask for a new one.`;
    case 'invite_revoked':
      return t`This invite was withdrawn. Ask for a new one.`;
    case 'invite_used_up':
      return t`This invite has been used as often as it allows. Ask for a new one.`;
    case 'reset_unknown':
      return t`This link does not exist, or a newer one took its place. Check that it was copied whole, or ask for a new one.`;
    case 'reset_expired':
      return t`This link has run out. Ask for a new one.`;
    case 'reset_used':
      return t`This link was used already. Sign in with the password that was chosen, or ask for a new link.`;
    case 'too_large':
      return t`This is too large to be sent.`;
    case 'invalid_input':
      return t`Something in this was not accepted. Check what you entered.`;
    case 'protocol_unsupported':
      return t`Parley was updated. Reload the page to go on.`;
    default:
      return error.correlationId
        ? t`Something went wrong on the server. If it stays so, tell its keeper the number ${error.correlationId}.`
        : t`Something went wrong on the server. Try again in a moment.`;
  }
}
