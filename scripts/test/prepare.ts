import { join } from 'node:path';
import { buildFunctions, buildWeb } from '../build/build.ts';
import { ROOT } from '../build/inputs.ts';
import { step } from '../local/progress.ts';
import { prepareEnvironment, preparePython } from '../local/python.ts';
import { lastLines, runCommand } from '../local/run-command.ts';
import { SayError } from '../local/say-error.ts';
import { findChromium } from './find-chromium.ts';
import type { Need } from './suites.ts';

/**
 * Writes what the web's compiler settings and message functions are read from; a fresh clone has neither.
 * Raises SayError when the framework refuses its configuration.
 */
export async function prepareFramework(): Promise<void> {
  const bin = (path: string): string => join(ROOT, 'node_modules', path);
  const commands = [
    [
      bin('@inlang/paraglide-js/bin/run.js'),
      'compile',
      '--project',
      'project.inlang',
      '--outdir',
      'src/paraglide',
      '--emit-ts-declarations',
    ],
    [bin('@sveltejs/kit/svelte-kit.js'), 'sync'],
  ];
  for (const args of commands) {
    const { code, output } = await runCommand(process.execPath, args, { cwd: join(ROOT, 'web') });
    if (code !== 0)
      throw new SayError(`The web could not be prepared; the last lines were:\n${lastLines(output)}`);
  }
}

const steps: Readonly<Record<Need, (env: NodeJS.ProcessEnv) => Promise<unknown>>> = {
  python: () => preparePython(),
  'cfn-lint': async (env) => {
    env['KEHILA_CFN_LINT_PYTHON'] = await prepareEnvironment({
      name: 'cfn-lint',
      requirements: 'scripts/test/cfn-lint-requirements.txt',
      label: 'Installing cfn-lint (first time only)',
    });
  },
  functions: () => step('Building the functions', () => buildFunctions()),
  web: () => step('Building the web', () => buildWeb()),
  framework: () => step('Preparing the web', () => prepareFramework()),
  chromium: async (env) => {
    env['KEHILA_CHROMIUM'] = await findChromium();
  },
};

/** Makes ready what suites need and answers the environment they run with. Steps whose result is there do nothing. */
export async function prepare(needs: readonly Need[]): Promise<NodeJS.ProcessEnv> {
  const env: NodeJS.ProcessEnv = {};
  for (const need of new Set(needs)) await steps[need](env);
  return env;
}
