import { createHash } from 'node:crypto';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds to wait after the first, second, … failed attempt: the schedule of Standard Webhooks 1.0.0, ten attempts in about 75 hours. */
export const RETRY_AFTER_SECONDS = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;
/** In local mode the same ten attempts within two hours, so that they can be watched. */
export const LOCAL_RETRY_AFTER_SECONDS = [
  5,
  15,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
] as const;

/** A receiver may ask for this much patience at most. */
const LONGEST_SECONDS = 24 * HOUR;
/** Retries are spread over a tenth of their wait: a receiver that comes back is not met by all at once. */
const JITTER_SHARE = 0.1;

interface Failed {
  readonly deliveryId: string;
  /** Attempts made, this one included. */
  readonly attemptCount: number;
  readonly retryAfterSeconds?: number | undefined;
  readonly isLocal: boolean;
  readonly now: string;
}

/** Between 0 and 1, the same for the same attempt: a retry that is planned twice is one. */
function spread(deliveryId: string, attempt: number): number {
  return createHash('sha256').update(`${deliveryId}:${attempt}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** When to try again after a failed attempt (ISO), never before the receiver's `Retry-After`; undefined after the last. */
export function decideNextAttempt({
  deliveryId,
  attemptCount,
  retryAfterSeconds = 0,
  isLocal,
  now,
}: Failed): string | undefined {
  const waits: readonly number[] = isLocal ? LOCAL_RETRY_AFTER_SECONDS : RETRY_AFTER_SECONDS;
  const planned = waits[attemptCount - 1];
  if (planned === undefined) return undefined;
  const wait = Math.max(planned, Math.min(retryAfterSeconds, LONGEST_SECONDS));
  const seconds = wait * (1 + JITTER_SHARE * spread(deliveryId, attemptCount));
  return new Date(Date.parse(now) + Math.round(seconds * 1_000)).toISOString();
}
