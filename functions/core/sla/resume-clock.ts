import type { InputOf } from '#shared/api/define-route.ts';
import type { resumeClock as resumeRoute } from '#shared/api/sla.ts';
import type { Context } from '../context.ts';
import { turnByStaff } from './turn-by-staff.ts';

/** The clocks go on without waiting for the asker. For staff. `clock.not_paused` when they do not wait. */
export function resumeClock(ctx: Context, { questionId }: InputOf<typeof resumeRoute>): Promise<null> {
  return turnByStaff(ctx, questionId, 'replied');
}
