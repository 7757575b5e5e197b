import { forbidden, notFound, unauthenticated } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { Permission } from '#shared/permissions.ts';
import type { Context } from '../context.ts';
import { findSpace, structureOf, type SpaceItem } from '../communities/structure.ts';
import { allows, mayEnterSpace } from '../policy.ts';
import { questionEntity, type QuestionItem } from './question.entity.ts';

/**
 * The head of a question and its space, when the actor may enter the space. Anything else, a deleted
 * question for all but moderators included, is `question.not_found`. Then the right itself is asked.
 */
export async function requireQuestion(
  ctx: Context,
  questionId: Id<'question'>,
  permission: Permission,
): Promise<{ question: QuestionItem; space: SpaceItem }> {
  const [question, structure] = await Promise.all([
    ctx.table.get(questionEntity, { id: questionId }, { consistent: true }),
    structureOf(ctx.table, ctx.now()),
  ]);
  const space = question && findSpace(structure, question.spaceId);
  if (question === undefined || space === undefined || !maySeeQuestion(ctx, question, space))
    throw notFound('question');
  if (!allows(ctx.actor, permission, space))
    throw ctx.actor.type === 'visitor' ? unauthenticated() : forbidden('actor.forbidden');
  return { question, space };
}

/** Whether an actor may see a question at all. */
export function maySeeQuestion(ctx: Context, question: QuestionItem, space: SpaceItem): boolean {
  if (!mayEnterSpace(ctx.actor, space)) return false;
  return question.deletedAt === undefined || allows(ctx.actor, 'post.moderate', space);
}
