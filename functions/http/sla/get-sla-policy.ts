import { getSlaPolicy as route } from '#shared/api/sla.ts';
import { getSlaPolicy } from '#functions/core/sla/get-sla-policy.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const getSlaPolicyHandler = httpHandler(route, getSlaPolicy);
