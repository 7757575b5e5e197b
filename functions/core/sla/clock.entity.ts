import { boolean, item, number } from 'dynamodb-toolbox';
import type { Id } from '#shared/ids.ts';
import type { PolicyScope } from '#shared/model/clock.ts';
import type { Author } from '#shared/model/member.ts';
import type { SlaTarget, StepShare } from '#shared/model/sla-policy.ts';
import { defineEntity, idOf, valueOf, type ItemOf } from '#functions/table/define-entity.ts';
import type { ClockState } from './clock-state.ts';
import { nextDueAt } from './clock.ts';
import type { AnsweredSpan, ClockFact } from './decide-clock-turns.ts';

/** A step that was done, and whom it reached. */
export interface Escalation {
  readonly share: StepShare;
  readonly at: string;
  readonly members: readonly Author[];
}

interface Placed {
  readonly questionId: Id<'question'>;
  readonly target: SlaTarget;
  readonly state?: ClockState | undefined;
}

/**
 * Where a clock stands in the order of what is due: by the moment of its next step; waiting for the
 * asker after all moments (`~` sorts last); nowhere when it is over.
 */
function placeOf({ questionId, target, state }: Placed): string | undefined {
  if (state === undefined || state.stoppedAt !== undefined) return undefined;
  const moment = nextDueAt(state) ?? (state.pausedAt === undefined ? undefined : `~${state.pausedAt}`);
  return moment === undefined ? undefined : `${moment}#${questionId}#${target}`;
}

/**
 * A question's clock towards one target, beside the question. `facts` and `answered` are what happened;
 * `state` follows from them and the plan. Without `state` the policy has no such clock, or took it away.
 */
export const clockEntity = defineEntity({
  kind: 'clock',
  schema: item({
    questionId: idOf('question'),
    target: valueOf<SlaTarget>(),
    communityId: idOf('community'),
    spaceId: idOf('space'),
    asker: valueOf<Author>(),
    policyScope: valueOf<PolicyScope>(),
    pausesForAsker: boolean(),
    state: valueOf<ClockState>().optional(),
    facts: valueOf<readonly ClockFact[]>(),
    answered: valueOf<readonly AnsweredSpan[]>(),
    escalations: valueOf<readonly Escalation[]>(),
    version: number(),
  }),
  key: ({ questionId, target }: { questionId: Id<'question'>; target: SlaTarget }) => ({
    pk: `question#${questionId}`,
    sk: `clock#${target}`,
  }),
  indexes: (clock) => {
    const place = placeOf(clock);
    if (place === undefined) return {};
    return { gsi1pk: 'due', gsi1sk: place, gsi2pk: `due#${clock.communityId}`, gsi2sk: place };
  },
});
export type ClockItem = ItemOf<typeof clockEntity>;

/** Which clocks does a question have? Read before anything is decided about them. */
export const clocksOf = (questionId: Id<'question'>) =>
  ({
    name: 'clocksOf',
    pk: `question#${questionId}`,
    range: { beginsWith: 'clock#' },
    kinds: [clockEntity],
    consistent: true,
  }) as const;

/** Which steps are due before a moment, the oldest first? Asked by the sweep. */
export const dueBefore = (moment: string) =>
  ({ name: 'dueBefore', index: 'gsi1', pk: 'due', range: { lt: moment }, kinds: [clockEntity] }) as const;
/** Which clocks run or wait for the asker? Asked when a policy of the whole organisation changes, and to set lost timers again. */
export const runningClocks = {
  name: 'runningClocks',
  index: 'gsi1',
  pk: 'due',
  kinds: [clockEntity],
} as const;
/** The same in one community. */
export const runningInCommunity = (communityId: Id<'community'>) =>
  ({ name: 'runningInCommunity', index: 'gsi2', pk: `due#${communityId}`, kinds: [clockEntity] }) as const;
/** Which questions of a community are due next? Without those that wait for the asker. */
export const dueInCommunity = (communityId: Id<'community'>) =>
  ({
    name: 'dueInCommunity',
    index: 'gsi2',
    pk: `due#${communityId}`,
    range: { lt: '~' },
    kinds: [clockEntity],
  }) as const;
