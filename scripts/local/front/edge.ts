import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** One request at the front, with the address it was made for. */
export type Visit = {
  request: IncomingMessage;
  response: ServerResponse;
  /** Absolute address, with the host the client named. */
  url: URL;
};

/** Answers a visit, or returns false when it is not for this part. */
export type Part = (visit: Visit) => Promise<boolean>;

/** Headers that belong to one connection only (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** True for headers that only the front itself may set. */
function isReserved(name: string): boolean {
  return name.startsWith('x-kehila-') || name.startsWith('x-forwarded-') || name === 'forwarded';
}

/** A client's headers as they may be passed on: without those of the connection and those only the front sets. */
export function passableHeaders(request: IncomingMessage): OutgoingHttpHeaders {
  const named = (request.headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const entries = Object.entries(request.headers).filter(
    ([name]) => !HOP_BY_HOP.has(name) && !named.includes(name) && !isReserved(name),
  );
  return Object.fromEntries(entries);
}

/** An answer's headers without those of the connection. */
export function answerHeaders(answer: IncomingMessage): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}

/** Answers with a short text. */
export function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${text}\n`);
}
