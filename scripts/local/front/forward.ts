import { request as httpRequest, type Agent, type OutgoingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { answerHeaders, answerText, type Visit } from './edge.ts';

export type Forward = {
  /** Origin of the emulator, for example http://127.0.0.1:4590. */
  endpoint: string;
  /** Path and query as they are to be asked for, unchanged on the way. */
  path: string;
  headers: OutgoingHttpHeaders;
  /** Set over the answer's own headers. */
  answer?: OutgoingHttpHeaders;
  agent: Agent;
};

/** Streams a request to the emulator and its answer back. A cloud that does not answer is a 502. */
export async function forward(visit: Visit, to: Forward): Promise<void> {
  const { request, response } = visit;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const out = httpRequest(new URL(to.endpoint), {
    method: request.method,
    path: to.path,
    headers: to.headers,
    agent: to.agent,
  });
  out.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, { ...answerHeaders(answer), ...to.answer });
    pipeline(answer, response).then(resolve, reject);
  });
  out.on('error', reject);
  response.on('close', () => out.destroy());
  request.pipe(out);
  try {
    await promise;
  } catch (error) {
    if (response.destroyed) return; // The client went away: nobody to tell.
    if (response.headersSent) response.destroy();
    else answerText(response, 502, `The local cloud does not answer: ${(error as Error).message}`);
  }
}
