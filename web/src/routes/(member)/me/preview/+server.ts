import { answerInWords } from '#lib/server/answer-in-words.ts';
import { api } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

/** How a text of the editor will look. */
export const POST: RequestHandler = async (event) => {
  const { body } = (await event.request.json()) as { body: string };
  return await answerInWords(event, () => api(event).previewMarkdown({ body }));
};
