import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import { WEB_CLIENT, WEB_SERVER } from '../build/web.ts';
import { apiPart } from './front/api.ts';
import { cognitoPart } from './front/cognito.ts';
import { answerText, type Part } from './front/edge.ts';
import { filesPart } from './front/files.ts';
import { mailPart } from './front/mail.ts';
import { pagesPart, type WebServer } from './front/pages.ts';
import { staticPart } from './front/static.ts';
import { cloudEnv } from './local-cloud.ts';
import { SayError, sentenceOf } from './say-error.ts';
import type { StackOutputs } from './deploy.ts';

export type FrontOptions = {
  /** The port of 127.0.0.1 to listen on; 0 for a free one. */
  port: number;
  /** Origin of the emulator. */
  endpoint: string;
  outputs: StackOutputs;
  /** Built web; default is dist/web of this project. */
  web?: { server: string; client: string };
};

export type Front = {
  /** For example http://localhost:3000; a tenant is at http://<tenant>.localhost:3000. */
  url: string;
  stop(): Promise<void>;
};

/**
 * Starts the one server that a browser talks to: API, files, sign-in, mail, static files and pages of all hosts
 * below localhost. Sets the functions' environment on this process, because pages call the API in process.
 */
export async function startFront(options: FrontOptions): Promise<Front> {
  const { endpoint, outputs } = options;
  const agent = new Agent({ keepAlive: true });
  const edgeKey = outputs.webEnvironment['KEHILA_EDGE_KEY'] ?? '';
  const parts: Part[] = [
    filesPart({ endpoint, agent }),
    apiPart({ endpoint, apiId: outputs.apiId, edgeKey, agent }),
    cognitoPart({ endpoint, agent }),
    mailPart({ endpoint }),
    staticPart(options.web?.client ?? WEB_CLIENT),
    pagesPart(await loadWeb(options)),
  ];
  const server = createServer((request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      process.stderr.write(`${request.method ?? ''} ${request.url ?? ''}: ${sentenceOf(error)}\n`);
      if (response.headersSent) response.destroy();
      else answerText(response, 500, 'Something went wrong in the local server; its terminal says what.');
    });
  });
  await listen(server, options.port);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return { url: `http://localhost:${port}`, stop: () => close(server, agent) };
}

/** The web server reads its settings while it is imported, so the environment comes first. */
async function loadWeb({ endpoint, outputs, web }: FrontOptions): Promise<WebServer> {
  const controlUrl = `${endpoint}/_aws/execute-api/${outputs.apiId}/$default`;
  Object.assign(process.env, outputs.webEnvironment, cloudEnv(endpoint), { KEHILA_CONTROL_URL: controlUrl });
  // A line a request is for log groups; in a terminal only what needs a person's eye.
  process.env['POWERTOOLS_LOG_LEVEL'] ??= 'WARN';
  const module = (await import(pathToFileURL(web?.server ?? WEB_SERVER).href)) as { server: WebServer };
  await module.server.init({ env: process.env });
  return module.server;
}

async function answer(
  parts: readonly Part[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = addressOf(request);
  if (url === undefined) {
    answerText(response, 421, 'This server answers only for localhost and names that end in .localhost.');
    return;
  }
  for (const part of parts) if (await part({ request, response, url })) return;
}

/** The address a client asked for; undefined for other hosts, so that no foreign site can point its name here. */
function addressOf(request: IncomingMessage): URL | undefined {
  const path = request.url ?? '/';
  const address = `http://${request.headers.host ?? ''}${path.startsWith('/') ? path : `/${path}`}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return /^(([a-z0-9-]+\.)*localhost|127\.0\.0\.1)$/.test(url.hostname) ? url : undefined;
}

function listen(server: Server, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    reject(error.code === 'EADDRINUSE' ? portBusy(port) : error);
  });
  server.listen(port, '127.0.0.1', resolve);
  return promise;
}

/** Raised when the front's port is taken. */
export function portBusy(port: number): SayError {
  return new SayError(
    `Port ${port} is taken by another program: stop that program, or choose another port with \`PORT=${port + 1} npm start\`.`,
  );
}

function close(server: Server, agent: Agent): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => {
    resolve();
  });
  server.closeAllConnections();
  agent.destroy();
  return promise;
}
