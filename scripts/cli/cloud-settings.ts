import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { readRunning, STATE_DIR } from '../local/running.ts';
import { SayError } from '../local/say-error.ts';

/** Which Kehila a command works on. */
export interface Where {
  /** The folder in which `npm start` keeps its state; the local cloud is meant unless `aws` is set. */
  readonly state?: string | undefined;
  /** Work on AWS, with the credentials of this terminal. */
  readonly aws?: boolean | undefined;
  /** The product's own host, when one account has several. */
  readonly apex?: string | undefined;
}

type Environment = Record<string, string>;

/** What each function that makes tenants was told by its stack: the whole of the settings, keys and relay included. */
async function controlEnvironments(region: string): Promise<Environment[]> {
  const found: Environment[] = [];
  for await (const { Functions = [] } of paginateListFunctions(
    { client: new LambdaClient({ region }) },
    {},
  )) {
    for (const { Environment: { Variables = {} } = {} } of Functions) {
      if (Variables['KEHILA_RELAY_ARN'] !== undefined && Variables['KEHILA_PARK_QUEUE_ARN'] !== undefined) {
        found.push(
          Object.fromEntries(Object.entries(Variables).filter(([name]) => name.startsWith('KEHILA_'))),
        );
      }
    }
  }
  return found;
}

async function localSettings(state: string | undefined): Promise<Environment> {
  const { env } = await readRunning(state ?? process.env['KEHILA_STATE_DIR'] ?? STATE_DIR);
  // The SDK's clients read the address and the keys of the cloud from here.
  Object.assign(process.env, env);
  const [control = {}] = await controlEnvironments(String(env['AWS_REGION']));
  return { ...env, ...control };
}

async function awsSettings(apex: string | undefined): Promise<Environment> {
  const region = process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  if (region === undefined) throw new SayError('Say in which region Kehila runs: set AWS_REGION.');
  process.env['AWS_REGION'] = region;
  const all = await controlEnvironments(region);
  const [first, ...others] = all.filter(({ KEHILA_APEX }) => apex === undefined || KEHILA_APEX === apex);
  if (first === undefined) {
    throw new SayError(
      `No Kehila${apex === undefined ? '' : ` for ${apex}`} is deployed in ${region} of this account.`,
    );
  }
  if (others.length > 0) {
    const names = all.map(({ KEHILA_APEX = '' }) => KEHILA_APEX).join(', ');
    throw new SayError(`This account has several: choose one with --apex (${names}).`);
  }
  return { ...first, AWS_REGION: region };
}

/**
 * The settings of the chosen Kehila, for `edgeOfProcess`. The local one is found by what `npm start` wrote down;
 * one on AWS by its control function, so that no key has to be kept anywhere else. Raises SayError.
 */
export function cloudSettings({ state, aws, apex }: Where): Promise<Environment> {
  return aws === true ? awsSettings(apex) : localSettings(state);
}
