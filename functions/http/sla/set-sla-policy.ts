import { setSlaPolicy as route } from '#shared/api/sla.ts';
import { setSlaPolicy } from '#functions/core/sla/set-sla-policy.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const setSlaPolicyHandler = httpHandler(route, setSlaPolicy);
