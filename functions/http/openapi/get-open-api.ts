import { getOpenApi as route } from '#shared/api/openapi.ts';
import { getOpenApi } from '#functions/core/openapi/get-open-api.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const getOpenApiHandler = httpHandler(route, getOpenApi);
