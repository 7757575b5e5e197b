import {
  dueSteps,
  markStepDone,
  nextDueAt,
  pauseClock,
  reopenClock,
  resumeClock,
  startClock,
  stopClock,
} from '#functions/core/sla/clock.ts';
import type { ClockPlan, ClockState, ClockTurnKind } from '#functions/core/sla/clock-state.ts';
import { scheduleAt } from '#functions/core/sla/jitter.ts';
import type { StepShare } from '#shared/model/sla-policy.ts';

export const MINUTE = 60_000;
export const SWEEP_MS = 5 * MINUTE;

/** What becomes of one schedule: a stale one fires at its old time though it was deleted, as a message on its way does. */
export type Fault = 'none' | 'lost' | 'doubled' | 'stale';

/** Something that happens to the question, in minutes since the ninety days began. */
export interface Happening {
  readonly minute: number;
  readonly kind: Exclude<ClockTurnKind, 'void'>;
}

/** One question's ninety days. */
export interface Story {
  readonly askedMinute: number;
  readonly durationMinutes: number;
  readonly happenings: readonly Happening[];
  /** The fault of the first schedule made, of the second, and so on round. */
  readonly faults: readonly Fault[];
}

/** The effect seen outside: a step done at a moment (ms since 1970). */
export interface Effect {
  readonly share: StepShare;
  readonly at: number;
}

const turns = { pause: pauseClock, resume: resumeClock, stop: stopClock, reopen: reopenClock };
const iso = (moment: number): string => new Date(moment).toISOString();

/** Fires one-time schedules, as unreliably as it is told. A name has one schedule; putting it again replaces it. */
class Scheduler {
  readonly #faults: readonly Fault[];
  readonly #schedules = new Map<StepShare, number>();
  readonly #extra: number[] = [];
  #made = 0;

  constructor(faults: readonly Fault[]) {
    this.#faults = faults;
  }

  put(share: StepShare, at: number): void {
    const fault = this.#faults[this.#made % this.#faults.length];
    this.#made += 1;
    this.#schedules.delete(share);
    if (fault !== 'lost') this.#schedules.set(share, at);
    if (fault === 'doubled') this.#extra.push(at + 90_000);
    if (fault === 'stale') this.#extra.push(at);
  }

  remove(share: StepShare): void {
    this.#schedules.delete(share);
  }

  next(): number {
    return Math.min(...this.#schedules.values(), ...this.#extra);
  }

  fire(now: number): void {
    for (const [share, at] of this.#schedules) if (at <= now) this.#schedules.delete(share);
    this.#extra.splice(0, this.#extra.length, ...this.#extra.filter((at) => at > now));
  }
}

interface World {
  readonly scheduler: Scheduler;
  readonly effects: Effect[];
  readonly plan: ClockPlan;
  readonly start: number;
  state: ClockState | undefined;
}

function store(world: World, after: ClockState, now: number): void {
  const before = world.state;
  world.state = after;
  for (const [place, step] of after.steps.entries()) {
    const dueAt = step.doneAt === undefined ? step.dueAt : undefined;
    if (dueAt === undefined) world.scheduler.remove(step.share);
    else if (dueAt !== before?.steps[place]?.dueAt) {
      const at = Date.parse(scheduleAt(dueAt, 'qst_story', after.durationMs));
      world.scheduler.put(step.share, Math.max(now, at));
    }
  }
}

/** What a firing schedule and the sweep both do: read the clock, do what is due. */
function escalate(world: World, now: number): void {
  if (world.state === undefined) return;
  for (const share of dueSteps(world.state, iso(now))) {
    store(world, markStepDone(world.state, share, iso(now)), now);
    world.effects.push({ share, at: now });
  }
}

function happen(world: World, kind: Happening['kind'] | 'asked', now: number): void {
  if (kind === 'asked') store(world, startClock('first_answer', world.plan, iso(now)), now);
  else if (world.state !== undefined) store(world, turns[kind](world.state, iso(now)), now);
}

function nextSweep({ state }: World, now: number): number {
  const dueAt = state === undefined ? undefined : nextDueAt(state);
  if (dueAt === undefined) return Infinity;
  // A sweep that finds nothing due changes nothing, so only the one that will is played.
  return Math.ceil(Math.max(Date.parse(dueAt), now) / SWEEP_MS) * SWEEP_MS;
}

/** Plays the story from event to event until `end` and answers what was seen outside, in order. */
export function playStory(
  story: Story,
  plan: Omit<ClockPlan, 'durationMs'>,
  [start, end]: [number, number],
): Effect[] {
  const scheduler = new Scheduler(story.faults);
  const durationMs = story.durationMinutes * MINUTE;
  const world: World = { scheduler, effects: [], plan: { ...plan, durationMs }, start, state: undefined };
  const facts = [{ minute: story.askedMinute, kind: 'asked' as const }, ...story.happenings];
  let now = start;
  for (;;) {
    const fact = facts[0];
    const factAt = fact === undefined ? Infinity : start + fact.minute * MINUTE;
    now = Math.min(factAt, scheduler.next(), nextSweep(world, now));
    if (now >= end) return world.effects;
    if (fact !== undefined && factAt === now) {
      facts.shift();
      happen(world, fact.kind, now);
    } else {
      scheduler.fire(now);
      escalate(world, now);
    }
  }
}
