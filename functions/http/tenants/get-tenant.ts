import { getTenant as route } from '#shared/api/tenants.ts';
import { getTenant } from '#functions/core/tenants/get-tenant.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const getTenantHandler = httpHandler(route, getTenant);
