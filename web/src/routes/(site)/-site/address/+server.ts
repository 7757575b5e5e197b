import { api } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** Whether an address is free, asked while it is being typed. */
export const GET: RequestHandler = async (event) => {
  const slug = (event.url.searchParams.get('slug') ?? '').slice(0, 100);
  return Response.json(await api(event).checkAddress({ slug }));
};
