import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { roleSchema } from '#shared/permissions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [page, groups] = await Promise.all([
    api(event).listInvitations(cursor === undefined ? {} : { cursor }),
    api(event).listGroups({}),
  ]);
  const next = page.cursor === undefined ? undefined : `?cursor=${encodeURIComponent(page.cursor)}`;
  return { invitations: page.items, groups: groups.items, next };
};

const days = [1, 7, 30, 90] as const;

export const actions = {
  invite: formAction((event, field) => {
    const role = roleSchema.safeParse(field('role'));
    const byLink = field('how') === 'link';
    return api(event).inviteMember(
      {
        days: days.find((one) => String(one) === field('days')) ?? 7,
        groupIds: field.all('groupIds'),
        ...(role.success && { role: role.data }),
        ...(byLink ? { mostUses: Number(field('mostUses')) || 1 } : { email: field('email') }),
      },
      { idempotencyKey: field('idempotencyKey') },
    );
  }),
  revoke: formAction((event, field) => api(event).revokeInvitation({ invitationId: field('invitationId') })),
} satisfies Actions;
