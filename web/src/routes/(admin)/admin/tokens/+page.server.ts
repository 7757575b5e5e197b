import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { scopeSchema } from '#shared/model/token.ts';
import { roleSchema } from '#shared/permissions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ tokens: (await api(event).listApiTokens({})).items });

export const actions = {
  create: formAction((event, field) => {
    const role = roleSchema.safeParse(field('serviceRole'));
    return api(event).createApiToken(
      {
        name: field('name'),
        scopes: scopeSchema.options.filter((scope) => field.all('scopes').includes(scope)),
        days: Number(field('days')),
        ...(role.success && { serviceRole: role.data }),
      },
      { idempotencyKey: field('idempotencyKey') },
    );
  }),
  revoke: formAction((event, field) => api(event).revokeApiToken({ tokenId: field('tokenId') })),
} satisfies Actions;
