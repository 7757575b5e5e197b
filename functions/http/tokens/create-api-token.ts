import { createApiToken as route } from '#shared/api/tokens.ts';
import { createApiToken } from '#functions/core/tokens/create-api-token.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const createApiTokenHandler = httpHandler(route, createApiToken);
