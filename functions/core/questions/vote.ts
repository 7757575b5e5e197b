import type { Condition } from 'dynamodb-toolbox';
import { conflict, notFound } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { vote as voteRoute } from '#shared/api/questions.ts';
import { happened } from '#events/contracts/define-event.ts';
import { PostVoted } from '#events/contracts/question.ts';
import type { ItemOf } from '#functions/table/define-entity.ts';
import { commit } from '#functions/table/commit.ts';
import { count, create, remove, replace, type Write } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { decideVote } from './decide-vote.ts';
import { whereOf } from './decide-answer-question.ts';
import { requireQuestion } from './load-question.ts';
import { answerEntity, questionEntity, voteEntity, type QuestionItem } from './question.entity.ts';
import { readerOf } from './what-reader-can.ts';

type Vote = typeof voteRoute;
type VoteItem = ItemOf<typeof voteEntity>;
type Target = Id<'question'> | Id<'answer'>;

async function requireTarget(ctx: Context, question: QuestionItem, targetId: Target) {
  if (targetId === question.id) return question;
  const key = { questionId: question.id, id: targetId as Id<'answer'> };
  const answer = await ctx.table.get(answerEntity, key, { consistent: true });
  if (answer === undefined || answer.deletedAt !== undefined) throw notFound('answer');
  return answer;
}

/** The one marker of a person and post: made, changed or removed only as it was read, so two at once cannot both count. */
function markerWrite(marker: VoteItem, before: number): Write {
  if (before === 0) return create(voteEntity, marker, raced());
  const asRead = { if: { attr: 'value', eq: before } as Condition, failure: raced() };
  return marker.value === 0 ? remove(voteEntity, marker, asRead) : replace(voteEntity, marker, asRead);
}

/** Counts on the post without touching its version: a popular question can be edited while it is voted for. */
function scoreWrite(question: QuestionItem, targetId: Target, change: number): Write {
  const visible = { attr: 'deletedAt', exists: false };
  if (targetId === question.id) {
    const open = { and: [visible, { attr: 'lockedAt', exists: false }] } as Condition;
    return count(
      questionEntity,
      { id: question.id },
      { add: { score: change }, if: open, failure: conflict('question.locked') },
    );
  }
  const key = { questionId: question.id, id: targetId as Id<'answer'> };
  return count(answerEntity, key, { add: { score: change }, if: visible, failure: notFound('answer') });
}

async function castVote(
  ctx: Context,
  { questionId, targetId, value }: InputOf<Vote>,
): Promise<OutputOf<Vote>> {
  const { question, space } = await requireQuestion(ctx, questionId, 'post.vote');
  requireMember(ctx);
  const key = { questionId, memberId: ctx.actor.memberId, targetId };
  const [target, marker] = await Promise.all([
    requireTarget(ctx, question, targetId),
    ctx.table.get(voteEntity, key, { consistent: true }),
  ]);
  const before = marker?.value ?? 0;
  const change = decideVote({ question, target, reader: readerOf(ctx, space), before, value });
  const answer = { score: target.score + change, myVote: value };
  if (change === 0) return answer;
  return commit(ctx, {
    writes: [markerWrite({ ...key, value }, before), scoreWrite(question, targetId, change)],
    events: [happened(PostVoted, { ...whereOf(question), targetId, change })],
    answer,
  });
}

/** Votes for a post of somebody else, changes the vote, or takes it back with 0. For members who may vote in its space. */
export function vote(ctx: Context, input: InputOf<Vote>): Promise<OutputOf<Vote>> {
  return againWhenRaced(() => castVote(ctx, input));
}
