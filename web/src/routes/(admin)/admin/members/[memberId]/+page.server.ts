import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import type { Member } from '#shared/model/member.ts';
import { roleSchema } from '#shared/permissions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [member, groups] = await Promise.all([
    api(event).getMember({ memberId: event.params.memberId }),
    api(event).listGroups({}),
  ]);
  return { member, groups: groups.items };
};

const idOf = (id: string): { memberId: Member['id'] } => ({ memberId: id as Member['id'] });

export const actions = {
  change: formAction((event, field) => {
    const role = roleSchema.safeParse(field('role'));
    return api(event).updateMember({
      ...idOf(field('memberId')),
      version: Number(field('version')),
      groupIds: field.all('groupIds'),
      expertTopics: field('expertTopics')
        .split(',')
        .map((topic) => topic.trim())
        .filter(Boolean),
      ...(role.success && { role: role.data }),
    });
  }),
  claim: formAction((event, field) =>
    api(event).inviteMember(
      { ...idOf(field('memberId')), email: field('email') },
      { idempotencyKey: field('idempotencyKey') },
    ),
  ),
  suspend: formAction((event, field) =>
    api(event).updateMember({
      ...idOf(field('memberId')),
      version: Number(field('version')),
      suspended: field('suspended') === 'yes',
    }),
  ),
} satisfies Actions;
