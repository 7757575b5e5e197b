import { requireMember, tenantData } from '#lib/server/page-data.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => {
  requireMember(event);
  return tenantData(event);
};
