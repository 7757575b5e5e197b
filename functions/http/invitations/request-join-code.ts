import { requestJoinCode as route } from '#shared/api/invitations.ts';
import { requestJoinCode } from '#functions/core/invitations/request-join-code.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const requestJoinCodeHandler = httpHandler(route, requestJoinCode);
