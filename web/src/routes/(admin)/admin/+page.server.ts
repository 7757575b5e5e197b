import { redirect } from '@sveltejs/kit';
import { ApiProblem } from '#lib/server/api-problem.ts';
import type { PageServerLoad } from './$types';

/** Settings begin at the first page this member may change. */
export const load: PageServerLoad = async ({ parent }) => {
  const { shell } = await parent();
  const may = new Set(shell.me?.permissions);
  if (may.has('tenant.manage')) redirect(307, '/admin/organisation');
  if (may.has('member.invite')) redirect(307, '/admin/invitations');
  if (may.has('token.own')) redirect(307, '/admin/tokens');
  throw new ApiProblem(404, { code: 'page.not_found' });
};
