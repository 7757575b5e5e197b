import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { getTenantHandler } from './get-tenant.ts';
import { updateTenantHandler } from './update-tenant.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  getTenant: getTenantHandler,
  updateTenant: updateTenantHandler,
};
