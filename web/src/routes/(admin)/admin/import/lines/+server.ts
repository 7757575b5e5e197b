import { answerInWords } from '#lib/server/answer-in-words.ts';
import { importLines } from '#lib/server/import-lines.ts';
import type { Batch } from '#lib/state/import-file.ts';
import type { Space } from '#shared/model/community.ts';
import type { RequestHandler } from './$types';

/** One batch of an import, sent by the page that shows its progress. */
export const POST: RequestHandler = async (event) => {
  const { spaceId, site, ...batch } = (await event.request.json()) as Batch & {
    spaceId: Space['id'];
    site: string;
  };
  return await answerInWords(event, () => importLines(event, { spaceId, site }, batch));
};
