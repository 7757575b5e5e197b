import { verifySignUp as route } from '#shared/api/sign-ups.ts';
import { verifySignUp } from '#functions/core/sign-ups/verify-sign-up.ts';
import { rootHandler } from '#functions/middleware/root-handler.ts';

export const verifySignUpHandler = rootHandler(route, verifySignUp);
