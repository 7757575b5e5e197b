import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { freePort, isPortFree } from './ports.ts';
import { preparePython } from './python.ts';
import { SayError } from './say-error.ts';
import { startEmulator, type Emulator } from './emulator.ts';

export const LOCAL_ACCOUNT = '000000000000';
export const LOCAL_REGION = 'us-east-1';
const ATTEMPTS = 3;
/** In-flight invocations in all; above it the emulator answers 429. A worker takes 75 to 100 MB. */
const CONCURRENCY = 24;

export type LocalCloudOptions = {
  /** Everything of this instance lives here: state, files, temporary files, log. One instance a folder. */
  stateDir: string;
  /** A fixed port; without it a free one is chosen. */
  port?: number;
  /** Enforce roles and session policies (default true). */
  auth?: boolean;
  /** Keep the state over a stop (default false). */
  persist?: boolean;
  logLevel?: 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR';
  signal?: AbortSignal;
};

export type LocalCloud = {
  /** For example `http://127.0.0.1:4590`. */
  endpoint: string;
  port: number;
  /** What an SDK client or the CDK needs in its environment to talk to this instance as its owner. */
  env: Record<string, string>;
  /** Writes the state now (only with `persist`). */
  save(): Promise<void>;
  /** Saves and stops; resolves when the process is gone. */
  stop(): Promise<void>;
};

/**
 * Starts one emulator of AWS on 127.0.0.1 and resolves when it answers and is proved to be this one.
 * Raises SayError when the port is taken, Python is missing or the emulator does not start.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const python = await preparePython(options);
  const dirs = await makeFolders(options.stateDir);
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    if (options.port !== undefined && !(await isPortFree(port))) throw portTaken(port);
    const token = randomUUID();
    const env = emulatorEnv({ options, port, token, dirs, python });
    const emulator = await startEmulator({
      python,
      env,
      token,
      port,
      log: join(options.stateDir, 'cloud.log'),
    });
    if (emulator !== 'port-taken') return handleOf(emulator, port);
    // Between choosing and listening another process took the port: choose again.
    if (options.port !== undefined || attempt === ATTEMPTS) throw portTaken(port);
  }
}

/** The environment that makes SDK clients and the CDK talk to the emulator behind `endpoint` as its owner. */
export function cloudEnv(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: LOCAL_REGION,
    AWS_DEFAULT_REGION: LOCAL_REGION,
    // A 12-digit key id is the owner of that account in the emulator; signed file addresses are checked with the
    // secret that it has for every owner. Neither protects anything: it listens on this machine alone.
    AWS_ACCESS_KEY_ID: LOCAL_ACCOUNT,
    AWS_SECRET_ACCESS_KEY: 'test',
  };
}

function handleOf(emulator: Emulator, port: number): LocalCloud {
  const endpoint = `http://127.0.0.1:${port}`;
  const save = async (): Promise<void> => {
    const answer = await fetch(`${endpoint}/_kehila/save`);
    await answer.text();
  };
  return { endpoint, port, env: cloudEnv(endpoint), save, stop: () => emulator.stop() };
}

function portTaken(port: number): SayError {
  return new SayError(`Port ${port} is taken by another program: stop that program and run this again.`);
}

type Folders = { state: string; s3: string; tmp: string };

async function makeFolders(stateDir: string): Promise<Folders> {
  const dirs = { state: join(stateDir, 'state'), s3: join(stateDir, 's3'), tmp: join(stateDir, 'tmp') };
  // Unpacked functions and pid files of an earlier run are of no use.
  await rm(dirs.tmp, { recursive: true, force: true });
  for (const dir of Object.values(dirs)) await mkdir(dir, { recursive: true, mode: 0o700 });
  // The emulator runs its CommonJS workers from here: this project's "type": "module" must not reach them.
  await writeFile(join(dirs.tmp, 'package.json'), '{ "type": "commonjs" }\n');
  return dirs;
}

type Launch = { options: LocalCloudOptions; port: number; token: string; dirs: Folders; python: string };

function emulatorEnv({ options, port, token, dirs, python }: Launch): Record<string, string> {
  const persist = options.persist === true ? '1' : '0';
  return {
    // The emulator runs functions with the first `node` of its PATH: this very Node.
    PATH: [dirname(process.execPath), dirname(python), process.env['PATH'] ?? ''].join(':'),
    HOME: dirs.tmp,
    LANG: 'C.UTF-8',
    KEHILA_CLOUD_TOKEN: token,
    BIND_HOST: '127.0.0.1',
    // The name used in addresses it makes (queues); `localhost` may be resolved to ::1.
    MINISTACK_HOST: '127.0.0.1',
    MINISTACK_ACCOUNT_ID: LOCAL_ACCOUNT,
    MINISTACK_REGION: LOCAL_REGION,
    GATEWAY_PORT: String(port),
    AUTH: String(options.auth ?? true),
    LOG_LEVEL: options.logLevel ?? 'WARNING',
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    PERSIST_STATE: persist,
    S3_PERSIST: persist,
    STATE_DIR: dirs.state,
    S3_DATA_DIR: dirs.s3,
    TMPDIR: dirs.tmp,
    LAMBDA_ACCOUNT_CONCURRENCY: String(CONCURRENCY),
  };
}
