import type { TestProject } from 'vitest/node';
import { startTableCloud } from './local-cloud.ts';

/**
 * Starts one empty emulator for the table suite and stops it at the end. Tests find it where every client looks:
 * AWS_ENDPOINT_URL and the other AWS_… names in their environment.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cloud = await startTableCloud();
  // Not process.env: the flow suite may run beside this one with a cloud of its own.
  project.config.env = { ...project.config.env, ...cloud.env };
  return () => cloud.stop();
}
