import type { Id } from '#shared/ids.ts';
import { SlaTarget } from '#shared/model/sla-policy.ts';
import type { Context } from '../context.ts';
import { memberEntity } from '../members/member.entity.ts';
import { questionBodyEntity, type QuestionItem } from '../questions/question.entity.ts';
import type { ClockItem } from './clock.entity.ts';
import { startClock } from './clock.ts';
import { decideClockPlan } from './decide-clock-plan.ts';
import { policyFor, type PolicyInForce } from './policy-for.ts';

/** What holds for one asker in one place now. */
export interface Terms extends PolicyInForce {
  readonly askerGroups: readonly Id<'group'>[];
}

/** The policy in force for a question, and the groups its asker is in. */
export async function termsFor(ctx: Context, question: QuestionItem): Promise<Terms> {
  const [inForce, asker] = await Promise.all([
    policyFor(ctx, question),
    ctx.table.get(memberEntity, { id: question.author.id }, { consistent: true }),
  ]);
  return { ...inForce, askerGroups: asker?.groupIds ?? [] };
}

/** The terms of a clock, and the moment it begins. */
interface Beginning extends Terms {
  readonly startedAt: string;
}

/** A clock by these terms that has counted since `startedAt`; without state when the policy has no such target. */
export function clockByTerms(question: QuestionItem, target: SlaTarget, terms: Beginning): ClockItem {
  const plan = decideClockPlan(terms.policy, target, terms.askerGroups);
  const { id: questionId, communityId, spaceId, author: asker } = question;
  return {
    ...{ questionId, target, communityId, spaceId, asker },
    policyScope: terms.scope,
    pausesForAsker: terms.policy.pauseWhileWaitingForAsker,
    ...(plan !== undefined && { state: startClock(target, plan, terms.startedAt) }),
    facts: [],
    answered: [],
    escalations: [],
    version: 1,
  };
}

/** Both clocks of a question that has none yet, from the moment it was asked. None for an imported one: it is history. */
export async function newClocks(ctx: Context, question: QuestionItem): Promise<ClockItem[]> {
  const [text, terms] = await Promise.all([
    ctx.table.get(questionBodyEntity, { questionId: question.id }, { consistent: true }),
    termsFor(ctx, question),
  ]);
  if (text?.source !== undefined) return [];
  return SlaTarget.options.map((target) =>
    clockByTerms(question, target, { ...terms, startedAt: question.createdAt }),
  );
}
