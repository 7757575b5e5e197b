import type { Id } from '#shared/ids.ts';
import { findSpace, structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import type { QuestionItem } from '../questions/question.entity.ts';
import { settleClock, type ClockChange } from './change-clocks.ts';
import type { ClockItem } from './clock.entity.ts';
import { clockByTerms, termsFor } from './new-clocks.ts';
import { choosePolicy } from './policy-for.ts';
import { slaPolicies } from './sla-policy.entity.ts';

interface Move {
  readonly spaceId: Id<'space'>;
  readonly fromSpaceId?: Id<'space'> | undefined;
  readonly at: string;
}

/** Whether the two spaces of a move keep different policies. */
async function changesPolicy(ctx: Context, { spaceId, fromSpaceId }: Move): Promise<boolean> {
  if (fromSpaceId === undefined) return true;
  const [policies, structure] = await Promise.all([
    ctx.table.all(slaPolicies),
    structureOf(ctx.table, ctx.now()),
  ]);
  const [from, to] = [fromSpaceId, spaceId].map((id) => {
    const communityId = findSpace(structure, id)?.communityId;
    return choosePolicy(policies, { spaceId: id, communityId }, ctx.tenant);
  });
  return from?.scope !== to?.scope || from?.policy.version !== to?.policy.version;
}

function moved(
  clock: ClockItem,
  question: QuestionItem,
  terms: Parameters<typeof clockByTerms>[2],
): ClockItem {
  const fresh = clockByTerms(question, clock.target, terms);
  const { facts, answered, escalations } = clock;
  return settleClock({ ...fresh, facts, answered, escalations, version: clock.version });
}

/**
 * Clocks of a question that was moved. Under another policy they begin anew at the move: the ladder is
 * the new space's, with all its steps. Under the same one they go on. The latest move under another
 * policy counts, in whatever order moves are heard of.
 */
export function moveClocks(ctx: Context, move: Move): ClockChange {
  return async (clocks, question) => {
    const [terms, isOther] = await Promise.all([termsFor(ctx, question), changesPolicy(ctx, move)]);
    return clocks.map((clock) => {
      const startedAt = clock.state?.startedAt ?? question.createdAt;
      const isLater = isOther && move.at > startedAt;
      if (isLater) return moved(clock, question, { ...terms, startedAt: move.at });
      const { communityId, spaceId } = question;
      // Heard of a later move first: where the question is now decides, the moment of beginning stays.
      return isOther ? moved(clock, question, { ...terms, startedAt }) : { ...clock, communityId, spaceId };
    });
  };
}
