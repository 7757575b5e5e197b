import { startFlowCloud } from './local-cloud.ts';

/**
 * Starts a Kehila of its own for the journeys and stops it at the end. Tests find its address in KEHILA_E2E_URL;
 * tenants are hosts below it, and mails that would leave are at `/_local/mail`.
 */
export default async function setup(): Promise<() => Promise<void>> {
  // Journeys by many people come from one address here.
  process.env['KEHILA_RATE_FACTOR'] ??= '100';
  const cloud = await startFlowCloud({ front: true });
  if (cloud.front === undefined) throw new Error('The front was not started');
  process.env['KEHILA_E2E_URL'] = cloud.front;
  return () => cloud.stop();
}
