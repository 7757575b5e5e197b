import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import type { Group } from '#shared/model/member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ groups: (await api(event).listGroups({})).items });

const idOf = (id: string): { groupId: Group['id'] } => ({ groupId: id as Group['id'] });

export const actions = {
  create: formAction((event, field) =>
    api(event).createGroup({ name: field('name') }, { idempotencyKey: field('idempotencyKey') }),
  ),
  rename: formAction((event, field) =>
    api(event).updateGroup({
      ...idOf(field('groupId')),
      version: Number(field('version')),
      name: field('name'),
    }),
  ),
  delete: formAction((event, field) => api(event).deleteGroup(idOf(field('groupId')))),
} satisfies Actions;
