import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { spawn } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAll } from '../build/build.ts';
import { ROOT } from '../build/inputs.ts';
import { say } from '../local/progress.ts';
import { SayError, sentenceOf } from '../local/say-error.ts';
import { nextSteps } from './next-steps.ts';
import { readSettings, type DeploySettings } from './settings.ts';

const CDK = join(ROOT, 'node_modules/aws-cdk/bin/cdk');
const WORK = join(ROOT, '.local/deploy');
const ASSEMBLY = join(WORK, 'cdk.out');
const OUTPUTS = join(WORK, 'outputs.json');

/** The account and region that this would change. Raises SayError when there is none, or when it is the local cloud. */
async function target(): Promise<{ account: string; region: string }> {
  if (process.env['AWS_ENDPOINT_URL'] !== undefined) {
    throw new SayError(
      'AWS_ENDPOINT_URL is set, so this would not reach AWS: unset it, or use npm start for the local cloud.',
    );
  }
  const sts = new STSClient({});
  try {
    const region = await sts.config.region();
    const { Account } = await sts.send(new GetCallerIdentityCommand({}));
    return { account: Account ?? '', region };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SayError(
      `AWS does not know you: give credentials (for example with aws sso login) and AWS_REGION. It said: ${why}`,
    );
  } finally {
    sts.destroy();
  }
}

/** Runs the CDK where the person sees it and may be asked. */
async function cdk(args: readonly string[], failure: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  const child = spawn(process.execPath, [CDK, ...args, '--no-notices'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
  });
  child.on('error', reject);
  child.on('close', resolve);
  if ((await promise) !== 0) throw new SayError(failure);
}

/** Makes the template and checks it with cdk-nag; a finding without a written reason ends it. */
async function synthesise({ context }: DeploySettings): Promise<void> {
  say('Making and checking the template …');
  const said = Object.entries({ stage: 'production', ...context }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  await cdk(
    ['synth', '--quiet', '--output', ASSEMBLY, ...said],
    'The template is not clean: mend or acknowledge what stands above.',
  );
}

async function deploy({ context, isYes }: DeploySettings): Promise<void> {
  const approval = isYes ? 'never' : 'broadening';
  const args = [
    'deploy',
    '--app',
    ASSEMBLY,
    '--all',
    '--require-approval',
    approval,
    '--outputs-file',
    OUTPUTS,
  ];
  await cdk(
    args,
    'The deployment failed; CloudFormation has gone back to the state before. Mend what stands above and run this again.',
  );
  const { Kehila = {} } = JSON.parse(await readFile(OUTPUTS, 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  for (const line of nextSteps(context, Kehila)) say(line);
}

async function run(settings: DeploySettings): Promise<void> {
  await mkdir(WORK, { recursive: true });
  const where = settings.isDryRun ? undefined : await target();
  if (where !== undefined)
    say(`Deploying ${settings.context['domain'] ?? ''} to account ${where.account} in ${where.region}`);
  await buildAll();
  await synthesise(settings);
  if (where === undefined)
    say(`Nothing was deployed. The template is in ${join(ASSEMBLY, 'Kehila.template.json')}`);
  else await deploy(settings);
}

try {
  await run(readSettings(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
