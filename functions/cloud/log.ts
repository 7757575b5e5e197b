import { Logger } from '@aws-lambda-powertools/logger';
import { AppError } from '#shared/errors.ts';
import type { Log } from '#functions/core/context.ts';

type Facts = Record<string, unknown>;

/** Errors of an error that are told; a sweep may gather hundreds. */
const MOST_ERRORS = 5;

/**
 * What of an error may be told: what it is, where it was thrown and what lay behind it. Other properties are not:
 * a conflict carries both texts, an error of the SDK the whole answer.
 */
function tellable(error: Error): Facts {
  const { name, message, stack, cause } = error;
  const request = (error as { $metadata?: { requestId?: unknown } }).$metadata?.requestId;
  return {
    name,
    message,
    stack,
    ...(error instanceof AppError && { kind: error.kind, fields: error.fields }),
    ...(error instanceof AggregateError && {
      errors: (error.errors as unknown[]).slice(0, MOST_ERRORS).map(told),
    }),
    ...(request !== undefined && { awsRequestId: request }),
    ...(cause instanceof Error && { cause: tellable(cause) }),
  };
}

const told = (fact: unknown): unknown => (fact instanceof Error ? tellable(fact) : fact);
const allTold = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, told(fact)]));

/** Structured lines. One a request from the middleware; others only for what an operator must see. Never content, never secrets. */
export function createLog(
  name: string,
): Log & { appendKeys(keys: Record<string, unknown>): void; resetKeys(): void } {
  const logger = new Logger({ serviceName: name });
  return {
    info: (message, facts = {}) => logger.info(message, allTold(facts)),
    warn: (message, facts = {}) => logger.warn(message, allTold(facts)),
    error: (message, facts = {}) => logger.error(message, allTold(facts)),
    appendKeys: (keys) => logger.appendKeys(keys),
    resetKeys: () => logger.resetKeys(),
  };
}
