import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Community, SpaceView } from '#shared/model/community.ts';
import type { OutputOf } from '#shared/api/define-route.ts';
import type { listCommunities } from '#shared/api/communities.ts';
import { isStaff } from '#shared/permissions.ts';
import type { Shell, ShellCommunity, ShellMember } from '../shell.ts';
import { ApiProblem } from './api-problem.ts';
import { api } from './api.ts';
import { hasKeys } from './keys-cookie.ts';
import { sessionToken } from './session.ts';

export interface TenantData {
  readonly shell: Shell;
  /** The reader's zone: a member's own, else the tenant's. */
  readonly timeZone: string;
}

/** What stands around every page of a tenant. Also gives the first byte the tenant's colour. */
export async function tenantData(event: RequestEvent): Promise<TenantData> {
  const [tenant, communities, member] = await Promise.all([
    api(event).getTenant({}),
    communitiesOf(event),
    memberData(event),
  ]);
  event.locals.seed = tenant.seed;
  const { me, timeZone } = member ?? {};
  return {
    shell: { tenant: { name: tenant.name }, communities: communities.map(shellCommunity), me },
    timeZone: timeZone ?? tenant.timeZone,
  };
}

const shellCommunity = ({ id, name, pathName, kind }: Community): ShellCommunity => ({
  id,
  name,
  pathName,
  kind,
});

async function memberData(event: RequestEvent): Promise<{ me: ShellMember; timeZone: string } | undefined> {
  if (sessionToken(event) === undefined) return undefined;
  const [{ id, name, role, permissions, timeZone }, { unread }] = await Promise.all([
    api(event).getMe({}),
    api(event).getUnreadCount({}),
  ]);
  const isAdmin = permissions.includes('space.manage') || permissions.includes('member.invite');
  return {
    me: { id, name, isStaff: isStaff(role), isAdmin, permissions, unread, hasKeys: hasKeys(event) },
    timeZone,
  };
}

/** Communities and their spaces this visitor may enter; asked once, however many layouts need them. */
export async function communitiesOf(event: RequestEvent): Promise<OutputOf<typeof listCommunities>['items']> {
  const asked = event.locals.communities ?? api(event).listCommunities({});
  event.locals.communities = asked;
  return (await asked).items;
}

/** The community of a path and the spaces in it this reader may see. An unknown one and a closed one are both 404. */
export async function communityData(
  event: RequestEvent,
  pathName: string,
): Promise<{ community: ShellCommunity; spaces: readonly SpaceView[] }> {
  const community = (await communitiesOf(event)).find((one) => one.pathName === pathName);
  if (community === undefined) throw new ApiProblem(404, { code: 'community.not_found' });
  return { community: shellCommunity(community), spaces: community.spaces };
}

/** Pages for members send a visitor to sign in and back here. */
export function requireMember(event: RequestEvent): void {
  if (sessionToken(event) !== undefined) return;
  redirect(303, `/sign-in?next=${encodeURIComponent(event.url.pathname + event.url.search)}`);
}
