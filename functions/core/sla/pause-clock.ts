import type { InputOf } from '#shared/api/define-route.ts';
import type { pauseClock as pauseRoute } from '#shared/api/sla.ts';
import type { Context } from '../context.ts';
import { turnByStaff } from './turn-by-staff.ts';

/**
 * The clocks wait for the asker from now on. For staff. `clock.not_running` when they are over,
 * `clock.never_pauses` when the policy does not wait; clocks that wait already go on waiting.
 */
export function pauseClock(ctx: Context, { questionId }: InputOf<typeof pauseRoute>): Promise<null> {
  return turnByStaff(ctx, questionId, 'waiting');
}
