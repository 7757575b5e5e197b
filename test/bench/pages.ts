import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { handleApiRequest } from '#functions/runtime/api-in-process.ts';
import { startFlowCloud, type FlowCloud } from '#test/support/local-cloud.ts';
import { buildWeb } from '../../scripts/build/build.ts';
import { startFront } from '../../scripts/local/front.ts';
import { writeRunning } from '../../scripts/local/running.ts';
import { copyTables, startEngine, type Engine } from './engine.ts';
import { BODY } from './work.ts';
import { setScene, type BenchScene } from './scene.ts';

const run = promisify(execFile);
const AUTOCANNON = join(import.meta.dirname, '../../node_modules/autocannon/autocannon.js');
const CONNECTIONS = 16;
const WARM_SECONDS = 5;
const SECONDS = 15;
const ANSWERS = 200;

/** What pages and answers take when web and api run in one process on a fast engine. */
export interface PagesReading {
  readonly pagesPerSecond: number;
  /** Processor milliseconds, those of the engine included. */
  readonly cpuMsPerPage: number;
  readonly pageBytesGzip: number;
  readonly answerP50Ms: number;
  readonly answerCpuMs: number;
}

interface Running {
  readonly engine: Engine;
  readonly scene: BenchScene;
}

async function cpuMs({ engine }: Running): Promise<number> {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000 + (await engine.cpuSeconds()) * 1_000;
}

async function load(
  url: string,
  host: string,
  seconds: number,
): Promise<{ pages: number; perSecond: number }> {
  const args = ['-c', String(CONNECTIONS), '-d', String(seconds), '-H', `host=${host}`, '--json', url];
  const { stdout } = await run(process.execPath, [AUTOCANNON, ...args], { maxBuffer: 10_000_000 });
  const { requests, non2xx, errors } = JSON.parse(stdout) as {
    requests: { total: number; average: number };
    non2xx: number;
    errors: number;
  };
  if (non2xx > 0 || errors > 0) throw new Error(`${non2xx} pages were refused, ${errors} failed`);
  return { pages: requests.total, perSecond: requests.average };
}

async function measureReading(running: Running, port: number) {
  const { host, path } = running.scene;
  const url = `http://127.0.0.1:${port}${path}`;
  const address = `${host}:${port}`;
  await load(url, address, WARM_SECONDS);
  const before = await cpuMs(running);
  const { pages, perSecond } = await load(url, address, SECONDS);
  const cpuMsPerPage = ((await cpuMs(running)) - before) / pages;
  return { pagesPerSecond: perSecond, cpuMsPerPage, pageBytesGzip: await gzipBytes(url, address) };
}

/** Node's fetch does not let a caller choose the host. */
function gzipBytes(url: string, host: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  get(url, { headers: { host } }, (answer) => {
    buffer(answer).then((page) => {
      resolve(gzipSync(page).length);
    }, reject);
  }).on('error', reject);
  return promise;
}

async function measureAnswering(running: Running) {
  const { host, questionId, token } = running.scene;
  const origin = `http://${host}`;
  const answer = async (): Promise<number> => {
    const request = new Request(`${origin}/api/v1/questions/${questionId}/answers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ body: BODY }),
    });
    const started = performance.now();
    const { status } = await handleApiRequest(request, {
      host,
      origin,
      session: token,
      clientAddress: '127.0.0.1',
    });
    if (status !== 201) throw new Error(`An answer was refused with ${status}`);
    return performance.now() - started;
  };
  for (let n = 0; n < ANSWERS / 4; n += 1) await answer();
  const before = await cpuMs(running);
  const times: number[] = [];
  for (let n = 0; n < ANSWERS; n += 1) times.push(await answer());
  const answerCpuMs = ((await cpuMs(running)) - before) / ANSWERS;
  return { answerP50Ms: times.sort((a, b) => a - b)[ANSWERS / 2] ?? Number.NaN, answerCpuMs };
}

async function sceneOn(cloud: FlowCloud, engine: Engine): Promise<BenchScene> {
  const state = await mkdtemp(join(tmpdir(), 'kehila-bench-'));
  try {
    await writeRunning({ url: 'http://localhost', endpoint: cloud.endpoint, outputs: cloud.outputs }, state);
    const scene = await setScene(state);
    await copyTables(new DynamoDBClient({}), new DynamoDBClient({ endpoint: engine.endpoint }));
    return scene;
  } finally {
    await rm(state, { recursive: true, force: true });
  }
}

/**
 * Measures the built web and the api in this one process, with the tables on dynoxide and everything else on the
 * local cloud. `binary` is dynoxide's.
 */
export async function measurePages(binary: string): Promise<PagesReading> {
  await buildWeb();
  const cloud = await startFlowCloud();
  const engine = await startEngine(binary);
  try {
    Object.assign(process.env, cloud.env, cloud.outputs.webEnvironment, { KEHILA_RATE_FACTOR: '1000' });
    const scene = await sceneOn(cloud, engine);
    // From here on the clients that are made find their tables on the fast engine.
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = engine.endpoint;
    const front = await startFront({ port: 0, endpoint: cloud.endpoint, outputs: cloud.outputs });
    const running = { engine, scene };
    const reading = await measureReading(running, Number(new URL(front.url).port));
    const answering = await measureAnswering(running);
    await front.stop();
    return { ...reading, ...answering };
  } finally {
    delete process.env['AWS_ENDPOINT_URL_DYNAMODB'];
    engine.stop();
    await cloud.stop();
  }
}
