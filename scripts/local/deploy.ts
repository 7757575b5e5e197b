import { BucketAlreadyOwnedByYou, CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashInputs, ROOT } from '../build/inputs.ts';
import { cloudEnv, LOCAL_ACCOUNT, LOCAL_REGION } from './local-cloud.ts';
import { localKeys, type LocalKeys } from './local-keys.ts';
import { say, step } from './progress.ts';
import { lastLines, runCommand } from './run-command.ts';
import { SayError } from './say-error.ts';

const CDK = join(ROOT, 'node_modules/aws-cdk/bin/cdk');
const ASSET_BUCKET = `cdk-hnb659fds-assets-${LOCAL_ACCOUNT}-${LOCAL_REGION}`;
const INPUTS = ['infra', 'events', 'shared', 'dist/functions', 'cdk.json', 'package-lock.json'];

/** What a deployed stack says about itself. */
export type StackOutputs = {
  /** Id of the HTTP API. */
  apiId: string;
  /** The environment of the functions without what AWS sets itself, KEHILA_… names. */
  webEnvironment: Record<string, string>;
  /** All outputs of all stacks by their name. */
  all: Record<string, string>;
};

export type DeployOptions = {
  /** Where keys, the record of the last deployment and the CDK's files are kept. */
  stateDir: string;
  /** Port of the front, part of the addresses that the functions make. */
  publicPort: number;
  /** Deploy even when nothing changed. */
  fresh?: boolean;
  signal?: AbortSignal;
};

type Record_ = { hash: string; outputs: Record<string, string> };

/**
 * Deploys the CDK app (`cdk.json`, stage local) into the emulator behind `endpoint` and returns its outputs.
 * Skipped when code, infrastructure and state are the ones of the last deployment. The functions must be built.
 * Raises SayError with the CDK's last lines when the deployment fails.
 */
export async function deployStack(endpoint: string, options: DeployOptions): Promise<StackOutputs> {
  const keys = await localKeys(options.stateDir);
  const environment = appEnvironment(keys, options.publicPort);
  const hash = await hashInputs(INPUTS, [keys.stateId, endpoint, JSON.stringify(environment)]);
  const record = join(options.stateDir, 'deploy.json');
  const last = await readRecord(record);
  if (last?.hash === hash && options.fresh !== true && (await isDeployed(endpoint, last))) {
    say('The stack is unchanged: nothing to deploy');
    return outputsOf(last.outputs);
  }
  await rm(record, { force: true });
  await step('Deploying the stack into the local cloud', async () => {
    await createAssetBucket(endpoint);
    const outputs = await cdkDeploy(endpoint, environment, options);
    await writeFile(record, JSON.stringify({ hash, outputs }), { mode: 0o600 });
  });
  return outputsOf((await readRecord(record))?.outputs ?? {});
}

/** What the CDK app reads from its environment in local mode (infra/stage.ts and infra/stacks). */
function appEnvironment(keys: LocalKeys, publicPort: number): NodeJS.ProcessEnv {
  const rateFactor = process.env['KEHILA_RATE_FACTOR'];
  return {
    KEHILA_EDGE_KEY: keys.edgeKey,
    KEHILA_CURSOR_KEY: keys.cursorKey,
    KEHILA_PUBLIC_PORT: String(publicPort),
    ...(rateFactor !== undefined && { KEHILA_RATE_FACTOR: rateFactor }),
  };
}

async function readRecord(file: string): Promise<Record_ | undefined> {
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Record_) : undefined;
}

/** A killed emulator may have lost what was deployed just before: an API that it does not know answers 404. */
async function isDeployed(endpoint: string, { outputs }: Record_): Promise<boolean> {
  const answer = await fetch(`${endpoint}/v2/apis/${outputs['ApiId'] ?? 'none'}`, {
    headers: { authorization: ownerHeader('apigateway') },
  });
  await answer.body?.cancel();
  return answer.ok;
}

/** The emulator takes the account from the key id and does not check the owner's signature. */
function ownerHeader(service: string): string {
  const scope = `${LOCAL_ACCOUNT}/20260101/${LOCAL_REGION}/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
}

async function createAssetBucket(endpoint: string): Promise<void> {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    cloudEnv(endpoint);
  const credentials = { accessKeyId, secretAccessKey };
  const s3 = new S3Client({ endpoint, region: LOCAL_REGION, forcePathStyle: true, credentials });
  try {
    await s3.send(new CreateBucketCommand({ Bucket: ASSET_BUCKET }));
  } catch (error) {
    // A second deployment into a kept state.
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
  } finally {
    s3.destroy();
  }
}

async function cdkDeploy(
  endpoint: string,
  environment: NodeJS.ProcessEnv,
  options: DeployOptions,
): Promise<Record<string, string>> {
  const work = join(options.stateDir, 'cdk');
  await mkdir(work, { recursive: true });
  const file = join(work, 'outputs.json');
  await rm(file, { force: true });
  const args = [
    'deploy',
    '--all',
    '--require-approval',
    'never',
    '--outputs-file',
    file,
    '-c',
    'stage=local',
  ];
  const quiet = [
    '--output',
    join(work, 'out'),
    '--method',
    'direct',
    '--no-notices',
    '--no-version-reporting',
    '--ci',
  ];
  const { code, output } = await runCommand(process.execPath, [CDK, ...args, ...quiet], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...cloudEnv(endpoint),
      ...environment,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      // The CDK's own check of the template takes two thirds of the synthesis; the infra suite checks far more.
      CDK_VALIDATION: 'false',
    },
    signal: options.signal,
  });
  await writeFile(join(work, 'deploy.log'), output, { mode: 0o600 });
  if (code !== 0) throw failedDeploy(join(work, 'deploy.log'), output);
  const stacks = JSON.parse(await readFile(file, 'utf8')) as Record<string, Record<string, string>>;
  return Object.assign({}, ...Object.values(stacks)) as Record<string, string>;
}

function failedDeploy(log: string, output: string): SayError {
  return new SayError(
    'The stack could not be deployed: read the last lines below and mend the cause; if the state itself is broken, ' +
      `begin anew with \`npm start -- --fresh\`. Everything it said: ${log}\n${lastLines(output, 20)}`,
  );
}

function outputsOf(all: Record<string, string>): StackOutputs {
  const { ApiId: apiId, WebEnvironment: environment } = all;
  if (apiId === undefined || environment === undefined) {
    throw new SayError('The stack has no outputs ApiId and WebEnvironment: infra/ must print both.');
  }
  return { apiId, webEnvironment: JSON.parse(environment) as Record<string, string>, all };
}
