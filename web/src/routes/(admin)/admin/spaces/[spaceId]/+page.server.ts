import { ApiProblem } from '#lib/server/api-problem.ts';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { communitiesOf } from '#lib/server/page-data.ts';
import type { SpaceView } from '#shared/model/community.ts';
import { roleSchema } from '#shared/permissions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [communities, groups] = await Promise.all([communitiesOf(event), api(event).listGroups({})]);
  const community = communities.find(({ spaces }) => spaces.some(({ id }) => id === event.params.spaceId));
  const space = community?.spaces.find(({ id }) => id === event.params.spaceId);
  if (space === undefined || community === undefined) throw new ApiProblem(404, { code: 'space.not_found' });
  return { space, communityName: community.name, groups: groups.items };
};

export const actions = {
  default: formAction((event, field) => {
    const askRole = roleSchema.safeParse(field('askRole'));
    return api(event).updateSpace({
      spaceId: field('spaceId'),
      version: Number(field('version')),
      name: field('name'),
      pathName: field('pathName').trim(),
      description: field('description'),
      access: field('access') as SpaceView['access'],
      groupIds: field.all('groupIds'),
      archived: field('archived') === 'yes',
      ...(askRole.success && { askRole: askRole.data }),
    });
  }),
} satisfies Actions;
