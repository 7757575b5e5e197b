import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '#functions/core/context.ts';

/** Structured lines. One a request from the middleware; others only for what an operator must see. Never content, never secrets. */
export function createLog(
  name: string,
): Log & { appendKeys(keys: Record<string, unknown>): void; resetKeys(): void } {
  const logger = new Logger({ serviceName: name });
  return {
    info: (message, facts = {}) => logger.info(message, facts),
    warn: (message, facts = {}) => logger.warn(message, facts),
    error: (message, facts = {}) => logger.error(message, facts),
    appendKeys: (keys) => logger.appendKeys(keys as Parameters<typeof logger.appendKeys>[0]),
    resetKeys: () => logger.resetKeys(),
  };
}
