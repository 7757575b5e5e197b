import { getDefaultSlaPolicy as route } from '#shared/api/sla.ts';
import { getDefaultSlaPolicy } from '#functions/core/sla/get-default-sla-policy.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const getDefaultSlaPolicyHandler = httpHandler(route, getDefaultSlaPolicy);
