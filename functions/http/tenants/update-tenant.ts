import { updateTenant as route } from '#shared/api/tenants.ts';
import { updateTenant } from '#functions/core/tenants/update-tenant.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const updateTenantHandler = httpHandler(route, updateTenant);
