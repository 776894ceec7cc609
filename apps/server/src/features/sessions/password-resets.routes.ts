import { passwordResetComplete, passwordResetPreview } from '@parley/protocol';
import { type EndpointHandler, handleEndpoint } from '../../platform/handlers.js';
import type { PasswordResets } from './password-resets.service.js';

export function passwordResetRoutes(resets: PasswordResets): EndpointHandler[] {
  return [
    handleEndpoint(passwordResetPreview, async ({ body }) => ({ result: await resets.preview(body.token) })),
    handleEndpoint(passwordResetComplete, async ({ body, headers, address }) => {
      const { session, setCookies } = await resets.complete(body, { headers, address });
      return { result: { session }, setCookies };
    }),
  ];
}
