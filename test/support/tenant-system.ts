import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A system of a tenant's on this machine: keeps what it was sent and answers as a test decides. */
export interface TenantSystem {
  readonly url: string;
  readonly received: Received[];
  /** Replace it to let the system fail: answer another status, hang, or cut the line. */
  answer: (response: ServerResponse, request: IncomingMessage) => void;
  stop(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}

/** Starts one on a free port. */
export async function startTenantSystem(): Promise<TenantSystem> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      received.push({ headers: request.headers as Record<string, string>, body });
      receiver.answer(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: TenantSystem = {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    answer: (response) => response.writeHead(200).end('thanks'),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return receiver;
}
