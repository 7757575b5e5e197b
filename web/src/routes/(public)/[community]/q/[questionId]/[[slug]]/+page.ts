import type { PageLoad } from './$types';

/** The parts for writing and for staff come along only when this reader has them. Both are rendered on the server too. */
export const load: PageLoad = async ({ data }) => {
  const posts = [data.question, ...data.question.answers];
  const mayWrite = posts.some(({ can }) => can.length > 0);
  const [writing, band] = await Promise.all([
    mayWrite ? import('./writing.ts') : undefined,
    data.staff === undefined ? undefined : import('./StaffBand.svelte'),
  ]);
  return { ...data, writing, StaffBand: band?.default };
};
