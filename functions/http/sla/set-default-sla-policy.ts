import { setDefaultSlaPolicy as route } from '#shared/api/sla.ts';
import { setDefaultSlaPolicy } from '#functions/core/sla/set-default-sla-policy.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const setDefaultSlaPolicyHandler = httpHandler(route, setDefaultSlaPolicy);
