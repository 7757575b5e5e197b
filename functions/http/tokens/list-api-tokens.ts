import { listApiTokens as route } from '#shared/api/tokens.ts';
import { listApiTokens } from '#functions/core/tokens/list-api-tokens.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listApiTokensHandler = httpHandler(route, listApiTokens);
