import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { createApiTokenHandler } from './create-api-token.ts';
import { listApiTokensHandler } from './list-api-tokens.ts';
import { revokeApiTokenHandler } from './revoke-api-token.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  createApiToken: createApiTokenHandler,
  listApiTokens: listApiTokensHandler,
  revokeApiToken: revokeApiTokenHandler,
};
