import type { RequestEvent } from '@sveltejs/kit';
import { messageFor } from '../i18n/message-for.ts';
import { ApiProblem } from './api-problem.ts';

/** For what a page fetches itself: the result as JSON, or `{ text }` with the words for a refusal. */
export async function answerInWords(
  event: Pick<RequestEvent, 'locals'>,
  run: () => Promise<unknown>,
): Promise<Response> {
  try {
    return Response.json(await run());
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const code = error.fields[0]?.code ?? error.code;
    return Response.json({ text: messageFor(code, event.locals.locale) }, { status: error.status });
  }
}
