import { getSignUp as route } from '#shared/api/sign-ups.ts';
import { getSignUp } from '#functions/core/sign-ups/get-sign-up.ts';
import { rootHandler } from '#functions/middleware/root-handler.ts';

export const getSignUpHandler = rootHandler(route, getSignUp);
