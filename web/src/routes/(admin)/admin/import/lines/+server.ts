import { answerInWords } from '#lib/server/answer-in-words.ts';
import { messageFor } from '#lib/i18n/message-for.ts';
import { api } from '#lib/server/api.ts';
import type { Batch } from '#lib/state/import-file.ts';
import type { Space } from '#shared/model/community.ts';
import type { RequestHandler } from './$types';

/** One batch of an import, sent by the page that shows its progress. */
export const POST: RequestHandler = async (event) => {
  const { spaceId, site, firstRow, lines } = (await event.request.json()) as Batch & {
    spaceId: Space['id'];
    site: string;
  };
  const call = { spaceId, site, firstRow, lines: [...lines], format: 'stack-exchange' as const };
  return await answerInWords(event, async () => {
    const outcome = await api(event).importPosts(call);
    const problems = outcome.problems.map((problem) => ({
      ...problem,
      text: messageFor(problem.code, event.locals.locale),
    }));
    return { ...outcome, problems };
  });
};
