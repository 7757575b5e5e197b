import { AppError, unavailable } from '#shared/errors.ts';
import type { RateClass, Route } from '#shared/api/define-route.ts';
import { found, type Edge, type Passing } from './edge.ts';

/** Requests a minute for one caller in one tenant. Reads are not counted in the table: the edge in front limits them. */
export const LIMITS: Record<Exclude<RateClass, 'read'>, number> = { write: 60, sensitive: 10 };
const WINDOW_MS = 60_000;

function callerOf(request: Passing): string {
  const { ctx } = found(request);
  if (ctx?.actor.type === 'member') return ctx.actor.memberId;
  const { headers } = request.event;
  // On AWS the edge names the viewer; a viewer may begin `x-forwarded-for` with what it likes.
  return `ip#${headers['x-kehila-client'] ?? headers['x-forwarded-for']?.split(',')[0]?.trim() ?? 'unknown'}`;
}

/** Counts one hit and answers how many there are now. */
type Counter = (what: string, window: string, until: string) => Promise<number>;
type CounterOf = (request: Passing) => Counter;

const tenantCounter: CounterOf = (request) => {
  const { ctx } = found(request);
  if (ctx === undefined) throw new Error('withRateLimit runs after withActor');
  const { table } = ctx;
  return (what, window, until) => table.hit(what, window, until);
};

/** Limits changes and sensitive calls, with the standard headers. A failing count refuses sensitive calls and lets others pass. */
export function withRateLimit(edge: Edge, route: Route, counterOf: CounterOf = tenantCounter) {
  const rate = route.rate;
  // middy refuses a middleware without any step.
  if (rate === 'read') return { before: (): void => undefined };
  const limit = LIMITS[rate] * (edge.settings.KEHILA_RATE_FACTOR ?? 1);
  return {
    async before(request: Passing) {
      const hit = counterOf(request);
      const start = Math.floor(edge.clock() / WINDOW_MS) * WINDOW_MS;
      const resetSeconds = Math.ceil((start + WINDOW_MS - edge.clock()) / 1_000);
      let hits: number;
      try {
        hits = await hit(
          `${rate}#${callerOf(request)}`,
          String(start),
          new Date(start + 2 * WINDOW_MS).toISOString(),
        );
      } catch (cause) {
        if (rate === 'sensitive') throw unavailable('table.busy', cause);
        edge.log.warn('rate limit not counted', { requestId: found(request).requestId });
        return;
      }
      request.internal['rate'] = {
        'ratelimit-limit': String(limit),
        'ratelimit-remaining': String(Math.max(0, limit - hits)),
        'ratelimit-reset': String(resetSeconds),
      };
      if (hits > limit)
        throw new AppError('rate.exceeded', { kind: 'limit', details: { retryAfterSeconds: resetSeconds } });
    },
    after(request: Passing) {
      if (request.response !== null)
        request.response.headers = { ...request.response.headers, ...rateHeaders(request) };
    },
  };
}

/** The headers of a counted request, for answers and problems alike. */
export function rateHeaders(request: Passing): Record<string, string> {
  return (request.internal['rate'] as Record<string, string> | undefined) ?? {};
}
