import { AppError } from '#shared/errors.ts';
import { claimEntity } from '#functions/table/claim.entity.ts';
import { create, type Write } from '#functions/table/writes.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import type { Context } from './context.ts';

const DAYS_30 = 30 * 86_400;
const ALREADY = 'event.already_handled';

/** Put this write into the transaction of the effect: the same event cannot have it twice. */
export function claimEvent(ctx: Context, consumer: string, event: Pick<Envelope, 'id'>): Write {
  const ttl = Math.floor(Date.parse(ctx.now()) / 1_000) + DAYS_30;
  return create(
    claimEntity,
    { consumer, eventId: event.id, ttl },
    new AppError(ALREADY, { kind: 'conflict' }),
  );
}

/** Runs an effect that claims its event; a repeat is no error and does nothing. */
export async function onceForEvent(effect: () => Promise<unknown>): Promise<void> {
  try {
    await effect();
  } catch (error) {
    if (!(error instanceof AppError && error.code === ALREADY)) throw error;
  }
}
