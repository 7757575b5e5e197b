import { ApiProblem } from '#lib/server/api-problem.ts';
import { api } from '#lib/server/api.ts';
import { messageFor } from '#lib/i18n/message-for.ts';
import type { Batch } from '#lib/state/import-file.ts';
import type { Space } from '#shared/model/community.ts';
import type { RequestHandler } from './$types';

/** One batch of an import, sent by the page that shows its progress. */
export const POST: RequestHandler = async (event) => {
  const { spaceId, site, firstRow, lines } = (await event.request.json()) as Batch & { spaceId: Space['id']; site: string };
  try {
    return Response.json(await api(event).importPosts({ spaceId, site, firstRow, lines: [...lines], format: 'stack-exchange' }));
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return Response.json({ text: messageFor(error.code, event.locals.locale) }, { status: error.status });
  }
};
