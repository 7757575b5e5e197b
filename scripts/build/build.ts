import { step } from '../local/progress.ts';
import { sentenceOf } from '../local/say-error.ts';
import { buildFunctions } from './functions.ts';
import { buildWeb } from './web.ts';

export { buildFunctions, bundleEntry, functionEntries } from './functions.ts';
export { buildWeb, WEB_CLIENT, WEB_SERVER } from './web.ts';

/** Builds everything that is deployed or served: the functions and the web. Skips what did not change. */
export async function buildAll(options: { signal?: AbortSignal } = {}): Promise<void> {
  await step('Building the functions', () => buildFunctions());
  await step('Building the web', () => buildWeb(options));
}

if (import.meta.main) {
  try {
    await buildAll();
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}
