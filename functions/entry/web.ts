import { server } from '../../dist/web/server/server.js';
import { createLog } from '#functions/cloud/log.ts';
import { readSettings } from '#functions/cloud/settings.ts';
import { servePages } from '../runtime/web-pages.ts';

const settings = readSettings(process.env);
await server.init({ env: process.env });

/** Lambda behind every page, on all hosts. */
export const handler = servePages({ server, settings, log: createLog('web'), clock: Date.now });
