import { commandEndpoint, errors } from '@parley/protocol';
import type { CommandDispatcher } from '../platform/command-dispatcher.js';
import { DomainError } from '../platform/domain-error.js';
import { type EndpointHandler, handleEndpoint } from '../platform/handlers.js';
import { toProblem } from './problem.js';

/** Every command over HTTP. A refusal is the ack of the socket and a problem at once, under the status of its code. */
export function createCommandRoute(dispatcher: CommandDispatcher): EndpointHandler {
  return handleEndpoint(commandEndpoint, async ({ params, body, actor }) => {
    if (!actor) throw new DomainError('unauthenticated');
    const ack = await dispatcher.dispatch(params.type, body, { actor });
    if (ack.ok) return { result: ack };
    return { result: { ...toProblem(ack.error), ...ack }, status: errors[ack.error.code].status };
  });
}
