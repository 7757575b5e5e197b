import { AppError, type ErrorKind } from '#shared/errors.ts';
import { found, type Edge, type HttpAnswer, type Passing } from './edge.ts';
import { rateHeaders } from './with-rate-limit.ts';

/** The one map from what went wrong to an HTTP status. */
export const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limit: 429,
  unavailable: 503,
};

const TITLE: Record<ErrorKind, string> = {
  invalid: 'The request is not valid',
  unauthenticated: 'Sign in first',
  forbidden: 'Not allowed',
  not_found: 'Not here, or not for you',
  conflict: 'Something changed meanwhile',
  limit: 'Too many requests',
  unavailable: 'Try again in a moment',
};

/** RFC 9457 body of an error of ours. */
export function problemOf(error: AppError, requestId: string): HttpAnswer {
  const status = STATUS[error.kind];
  const { retryAfterSeconds, ...details } = { retryAfterSeconds: undefined, ...error.details };
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...(typeof retryAfterSeconds === 'number' && { 'retry-after': String(retryAfterSeconds) }),
    },
    body: JSON.stringify({
      type: 'about:blank',
      status,
      title: TITLE[error.kind],
      code: error.code,
      ...(error.fields && { fields: error.fields }),
      ...(Object.keys(details).length > 0 && { details }),
      requestId,
    }),
  };
}

/** Turns what was thrown into an answer. The unknown is logged whole and answered `internal` with nothing else. */
export function toProblem(edge: Edge) {
  return {
    onError(request: Passing) {
      const { error } = request;
      const { requestId } = found(request);
      if (error instanceof AppError) {
        // What lies behind a refusal of ours is of no use to the caller; an operator needs it.
        if (error.kind === 'unavailable')
          edge.log.warn('unavailable', { requestId, code: error.code, error: error.cause });
        const problem = problemOf(error, requestId);
        request.response = { ...problem, headers: { ...problem.headers, ...rateHeaders(request) } };
        return;
      }
      edge.log.error('unexpected', { requestId, error });
      request.response = {
        statusCode: 500,
        headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
        body: JSON.stringify({
          type: 'about:blank',
          status: 500,
          title: 'Something went wrong here',
          code: 'internal',
          requestId,
        }),
      };
    },
  };
}
