import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions, buildWeb } from '../../scripts/build/build.ts';
import { deployStack, type StackOutputs } from '../../scripts/local/deploy.ts';
import { startFront } from '../../scripts/local/front.ts';
import { freePort } from '../../scripts/local/ports.ts';
import { cloudEnv, startLocalCloud, type LocalCloud } from '../../scripts/local/local-cloud.ts';

/** An emulator for tests of operations on a real engine: nothing is deployed in it. */
export type TableCloud = {
  /** For example http://127.0.0.1:41234. */
  endpoint: string;
  /** The environment of a client that is the account's owner. */
  env: Record<string, string>;
  stop(): Promise<void>;
};

/** An emulator with the whole stack deployed in it, roles and session policies enforced. */
export type FlowCloud = TableCloud & {
  /** Where the HTTP API answers without the front: set the x-kehila-… headers yourself. */
  apiUrl: string;
  outputs: StackOutputs;
  /** Address of the front, when it was asked for; tenants are hosts below it. */
  front?: string;
};

/** Starts an emulator of its own on a free port with its own folder; `stop` removes both. */
export async function startTableCloud(): Promise<TableCloud> {
  const stateDir = await mkdtemp(join(tmpdir(), 'kehila-table-'));
  return cloudOf(await startCloudIn(stateDir), stateDir);
}

/**
 * Builds what changed, starts an emulator of its own and deploys the stack of this checkout into it (10 to 20 s).
 * With `front` the server that browsers talk to is started before it on a free port.
 */
export async function startFlowCloud(options: { front?: boolean } = {}): Promise<FlowCloud> {
  await buildFunctions();
  if (options.front === true) await buildWeb();
  const stateDir = await mkdtemp(join(tmpdir(), 'kehila-flow-'));
  const table = cloudOf(await startCloudIn(stateDir), stateDir);
  const port = await freePort();
  try {
    const outputs = await deployStack(table.endpoint, { stateDir, publicPort: port, fresh: true });
    const apiUrl = `${table.endpoint}/_aws/execute-api/${outputs.apiId}/$default`;
    const cloud = { ...table, apiUrl, outputs };
    return options.front === true ? await withFront(cloud, port) : cloud;
  } catch (error) {
    await table.stop();
    throw error;
  }
}

async function withFront(cloud: FlowCloud, port: number): Promise<FlowCloud> {
  const front = await startFront({ port, endpoint: cloud.endpoint, outputs: cloud.outputs });
  const stop = async (): Promise<void> => {
    await front.stop();
    await cloud.stop();
  };
  return { ...cloud, front: front.url, stop };
}

async function startCloudIn(stateDir: string): Promise<LocalCloud> {
  try {
    return await startLocalCloud({ stateDir: join(stateDir, 'cloud'), auth: true, persist: false });
  } catch (error) {
    await rm(stateDir, { recursive: true, force: true });
    throw error;
  }
}

function cloudOf(cloud: LocalCloud, stateDir: string): TableCloud {
  const stop = async (): Promise<void> => {
    await cloud.stop();
    await rm(stateDir, { recursive: true, force: true });
  };
  return { endpoint: cloud.endpoint, env: cloudEnv(cloud.endpoint), stop };
}
