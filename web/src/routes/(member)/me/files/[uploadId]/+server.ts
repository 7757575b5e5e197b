import { api } from '#lib/server/api.ts';
import { answerInWords } from '#lib/server/answer-in-words.ts';
import type { RequestHandler } from './$types';

/** Has a file that was sent looked at. */
export const POST: RequestHandler = async (event) =>
  await answerInWords(event, () => api(event).completeUpload({ uploadId: event.params.uploadId }));
