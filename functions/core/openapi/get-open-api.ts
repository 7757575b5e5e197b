import { routes } from '#shared/api/index.ts';
import type { Context } from '../context.ts';
import { describeApi } from './describe-api.ts';

/** The API of a tenant's host, described. For anybody. */
export async function getOpenApi(ctx: Context): Promise<Record<string, unknown>> {
  const own = Object.values(routes).filter(({ host }) => host === 'tenant');
  return Promise.resolve({ ...describeApi(own, `${ctx.tenant.origin}/api/v1`) });
}
