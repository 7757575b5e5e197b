import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { checkAddressHandler } from './check-address.ts';
import { getSignUpHandler } from './get-sign-up.ts';
import { signUpTenantHandler } from './sign-up-tenant.ts';
import { verifySignUpHandler } from './verify-sign-up.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  checkAddress: checkAddressHandler,
  getSignUp: getSignUpHandler,
  signUpTenant: signUpTenantHandler,
  verifySignUp: verifySignUpHandler,
};
