import type { TestProject } from 'vitest/node';
import type { StackOutputs } from '../../scripts/local/deploy.ts';
import { startFlowCloud } from './local-cloud.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Flow suite only: where the deployed stack answers. Read it with `inject('flow')`. */
    flow: { endpoint: string; apiUrl: string; outputs: StackOutputs };
  }
}

/**
 * Starts one emulator for the flow suite, deploys the stack into it and stops it at the end. Tests get the addresses
 * by `inject('flow')` and have the environment of the functions, so that a client made from it is the owner.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // All tests together are one caller from one address; limits have a test of their own.
  process.env['KEHILA_RATE_FACTOR'] = '1000';
  const cloud = await startFlowCloud();
  project.config.env = { ...project.config.env, ...cloud.env, ...cloud.outputs.webEnvironment };
  project.provide('flow', { endpoint: cloud.endpoint, apiUrl: cloud.apiUrl, outputs: cloud.outputs });
  return () => cloud.stop();
}
