import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** How the next calls are answered; 204 to all others. */
  readonly answerNext: (...answers: ((response: ServerResponse) => void)[]) => void;
  readonly stop: () => Promise<void>;
}

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}

/** A tenant's system on this machine that webhooks call. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const next: ((response: ServerResponse) => void)[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      received.push({ headers: request.headers as Record<string, string>, body });
      const answer = next.shift();
      if (answer === undefined) response.writeHead(204).end();
      else answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answerNext: (...answers) => next.push(...answers),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
