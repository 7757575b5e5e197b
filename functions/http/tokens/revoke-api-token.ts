import { revokeApiToken as route } from '#shared/api/tokens.ts';
import { revokeApiToken } from '#functions/core/tokens/revoke-api-token.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const revokeApiTokenHandler = httpHandler(route, revokeApiToken);
