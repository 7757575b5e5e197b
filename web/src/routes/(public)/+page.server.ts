import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** An organisation with one community begins there; with several, the visitor chooses. */
export const load: PageServerLoad = async ({ parent }) => {
  const { shell } = await parent();
  const [only, ...others] = shell.communities;
  if (only !== undefined && others.length === 0) redirect(307, `/${only.pathName}`);
};
