import { signUpTenant as route } from '#shared/api/sign-ups.ts';
import { signUpTenant } from '#functions/core/sign-ups/sign-up-tenant.ts';
import { rootHandler } from '#functions/middleware/root-handler.ts';

export const signUpTenantHandler = rootHandler(route, signUpTenant);
