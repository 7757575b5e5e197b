import { addCountedTime, countedTimeBetween, nextOpenMoment } from './business-time.ts';
import type { ClockState, ClockStep } from './clock-state.ts';
import type { Course } from './replay-turns.ts';

type Planned = Pick<ClockState, 'calendar' | 'durationMs' | 'replannedAt' | 'steps'>;

/** When `countedMs` of the clock's time had passed, in an earlier run too; undefined when it stands still before that. */
function momentOf(countedMs: number, calendar: Planned['calendar'], course: Course): string | undefined {
  let left = countedMs;
  for (const { from, to } of course.runs) {
    const counted = to === undefined ? Infinity : countedTimeBetween(calendar, from, to);
    if (counted >= left) return addCountedTime(calendar, from, left);
    left -= counted;
  }
  return undefined;
}

function planStep(step: ClockStep, clock: Planned, course: Course): ClockStep {
  if (step.doneAt !== undefined) return step;
  if (course.ended !== undefined) return { share: step.share, cancelledAt: course.ended.at };
  // Rounded up: never early by a part of a millisecond.
  const reached = momentOf(Math.ceil((clock.durationMs * step.share) / 100), clock.calendar, course);
  if (reached === undefined) return { share: step.share };
  if (clock.replannedAt === undefined || clock.replannedAt <= reached)
    return { share: step.share, dueAt: reached };
  return { share: step.share, dueAt: nextOpenMoment(clock.calendar, clock.replannedAt) };
}

/** The ladder for the course so far: what is done stays, an ended clock cancels the rest, the others get their moment. */
export function planSteps(clock: Planned, course: Course): ClockStep[] {
  return clock.steps.map((step) => planStep(step, clock, course));
}
