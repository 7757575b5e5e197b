import { api } from '#lib/server/api.ts';
import { answerInWords } from '#lib/server/answer-in-words.ts';
import type { RequestHandler } from './$types';

/** Announces a file of the editor; the answer is the form that takes it. */
export const POST: RequestHandler = async (event) => {
  const { name, type, bytes } = (await event.request.json()) as { name: string; type: string; bytes: number };
  return await answerInWords(event, () => api(event).createUpload({ name, type, bytes }));
};
