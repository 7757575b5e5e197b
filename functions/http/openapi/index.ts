import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { getOpenApiHandler } from './get-open-api.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = { getOpenApi: getOpenApiHandler };
