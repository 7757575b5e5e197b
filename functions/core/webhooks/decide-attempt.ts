import type { DeliveryAttempt } from '#shared/model/webhook.ts';
import type { WebhookAnswer } from '../ports.ts';
import { decideNextAttempt } from './decide-next-attempt.ts';
import type { DeliveryItem } from './delivery.entity.ts';

/** Attempts that are shown. */
const MOST_ATTEMPTS = 20;
/** Characters of a receiver's answer that are kept. */
const MOST_ANSWER = 1_024;
/** The receiver is gone for good (Standard Webhooks 1.0.0). */
const GONE = 410;
const DAY_SECONDS = 86_400;
/** What was delivered is forgotten after a month, what failed after three. */
const KEPT_DAYS = { delivered: 30, failed: 90 };

interface Attempted {
  readonly delivery: DeliveryItem;
  readonly answer: WebhookAnswer;
  /** False for a webhook that is switched off: nothing will change by itself. */
  readonly canTryAgain: boolean;
  readonly isLocal: boolean;
  readonly now: string;
}

export interface DecidedAttempt {
  readonly set: Partial<{ [A in keyof DeliveryItem]: DeliveryItem[A] | undefined }>;
  /** Set when nobody will try again by himself. */
  readonly failed?: 'gone' | 'gave_up';
}

function attemptOf(answer: WebhookAnswer, at: string): DeliveryAttempt {
  const { status, body } = answer;
  return {
    at,
    ...(status !== undefined && { status }),
    ...(!answer.ok && { reason: answer.reason }),
    ...(body !== undefined && body !== '' && { answer: body.slice(0, MOST_ANSWER).toWellFormed() }),
  };
}

const ttlAfter = (now: string, state: keyof typeof KEPT_DAYS): number =>
  Math.floor(Date.parse(now) / 1_000) + KEPT_DAYS[state] * DAY_SECONDS;

/** What becomes of a delivery after an attempt: delivered, tried again later, or given up. */
export function decideAttempt({ delivery, answer, canTryAgain, isLocal, now }: Attempted): DecidedAttempt {
  const attempts = [...delivery.attempts, attemptOf(answer, now)].slice(-MOST_ATTEMPTS);
  if (answer.ok) {
    return {
      set: {
        state: 'delivered',
        attempts,
        deliveredAt: now,
        nextAttemptAt: undefined,
        ttl: ttlAfter(now, 'delivered'),
      },
    };
  }
  const giveUp = {
    state: 'failed',
    attempts,
    nextAttemptAt: undefined,
    ttl: ttlAfter(now, 'failed'),
  } as const;
  if (answer.status === GONE) return { set: giveUp, failed: 'gone' };
  const { id: deliveryId, attemptCount } = delivery;
  const { retryAfterSeconds } = answer;
  const nextAttemptAt = canTryAgain
    ? decideNextAttempt({ deliveryId, attemptCount, retryAfterSeconds, isLocal, now })
    : undefined;
  return nextAttemptAt === undefined
    ? { set: giveUp, failed: 'gave_up' }
    : { set: { attempts, nextAttemptAt } };
}
