import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Community, Space } from '#shared/model/community.ts';
import { isStaff } from '#shared/permissions.ts';
import type { Shell, ShellCommunity, ShellMember } from '../shell.ts';
import { ApiProblem } from './api-problem.ts';
import { api } from './api.ts';
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
    api(event).listCommunities({}),
    memberData(event),
  ]);
  event.locals.seed = tenant.seed;
  const { me, timeZone } = member ?? {};
  return {
    shell: { tenant: { name: tenant.name }, communities: communities.items.map(shellCommunity), me },
    timeZone: timeZone ?? tenant.timeZone,
  };
}

const shellCommunity = ({ id, name, pathName, kind }: Community): ShellCommunity => ({ id, name, pathName, kind });

async function memberData(event: RequestEvent): Promise<{ me: ShellMember; timeZone: string } | undefined> {
  if (sessionToken(event) === undefined) return undefined;
  const [{ id, name, role, permissions, timeZone }, { count }] = await Promise.all([
    api(event).getMe({}),
    api(event).countUnreadNotifications({}),
  ]);
  const isAdmin = permissions.includes('space.manage') || permissions.includes('member.invite');
  return { me: { id, name, isStaff: isStaff(role), isAdmin, unread: count }, timeZone };
}

/** The community of a path and the spaces in it this reader may see. An unknown one and a closed one are both 404. */
export async function communityData(event: RequestEvent, pathName: string): Promise<{ community: ShellCommunity; spaces: readonly Space[] }> {
  const { items } = await api(event).listCommunities({});
  const community = items.find((one) => one.pathName === pathName);
  if (community === undefined) throw new ApiProblem(404, { code: 'community.not_found' });
  const spaces = await api(event).listSpaces({ communityId: community.id });
  return { community: shellCommunity(community), spaces: spaces.items };
}

/** Pages for members send a visitor to sign in and back here. */
export function requireMember(event: RequestEvent): void {
  if (sessionToken(event) !== undefined) return;
  redirect(303, `/sign-in?next=${encodeURIComponent(event.url.pathname + event.url.search)}`);
}
