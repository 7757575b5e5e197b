import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { communitiesOf } from '#lib/server/page-data.ts';
import type { CommunityView } from '#shared/model/community.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ communities: await communitiesOf(event) });

type Access = 'public' | 'members' | 'groups';

export const actions = {
  createCommunity: formAction((event, field) =>
    api(event).createCommunity(
      {
        name: field('name'),
        pathName: field('pathName').trim(),
        kind: field('kind') as CommunityView['kind'],
      },
      { idempotencyKey: field('idempotencyKey') },
    ),
  ),
  createSpace: formAction((event, field) =>
    api(event).createSpace(
      {
        communityId: field('communityId'),
        name: field('name'),
        pathName: field('pathName').trim(),
        access: field('access') as Access,
      },
      { idempotencyKey: field('idempotencyKey') },
    ),
  ),
} satisfies Actions;
