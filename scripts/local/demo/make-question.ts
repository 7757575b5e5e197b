import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { Answer, Question } from '#shared/model/question.ts';
import type { Context } from '#functions/core/context.ts';
import { actorOfMember } from '#functions/core/members/actor-of-member.ts';
import { acceptAnswer } from '#functions/core/questions/accept-answer.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { commentOn } from '#functions/core/questions/comment-on.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { vote } from '#functions/core/questions/vote.ts';
import { escalateNow } from '#functions/core/tickets/escalate-now.ts';
import type { DemoAnswer, DemoQuestion } from './demo-question.ts';
import type { DemoPeople } from './make-people.ts';
import type { DemoSpaces } from './make-rooms.ts';
import type { PersonKey } from './people.ts';

export interface Stage {
  readonly ctx: Context;
  readonly people: DemoPeople;
  readonly spaces: DemoSpaces;
  /** Questions that are here already, by their titles. */
  readonly asked: ReadonlyMap<string, Id<'question'>>;
}

type Target = Id<'question'> | Id<'answer'>;
type Post = Pick<DemoAnswer, 'votes' | 'comments'>;

function as({ ctx, people }: Stage, key: PersonKey): Context {
  const actor = actorOfMember(people[key]);
  if (actor === undefined) throw new Error(`${people[key].name} may not act`);
  return { ...ctx, actor };
}

async function ask(stage: Stage, { by, space, title, topics, body }: DemoQuestion): Promise<Id<'question'>> {
  const place = stage.spaces.get(space);
  if (place === undefined) throw new Error(`The demo has no space /${space}`);
  const { id } = await askQuestion(as(stage, by), { spaceId: place.id, title, topics: [...topics], body });
  return id;
}

async function makePost(
  stage: Stage,
  question: Question,
  on: { targetId: Target; post: Post },
): Promise<void> {
  const { targetId, post } = on;
  const questionId = question.id;
  for (const [key, body] of post.comments ?? []) {
    const isThere = question.comments.some(
      (comment) => comment.targetId === targetId && comment.author.id === stage.people[key].id,
    );
    if (!isThere) await commentOn(as(stage, key), { questionId, targetId, body });
  }
  // A second vote of the same person changes nothing.
  for (const key of post.votes ?? []) await vote(as(stage, key), { questionId, targetId, value: 1 });
}

async function makeAnswer(stage: Stage, question: Question, answer: DemoAnswer): Promise<void> {
  const questionId = question.id;
  const known: Answer | undefined = question.answers.find(
    ({ author }) => author.id === stage.people[answer.by].id,
  );
  const targetId =
    known?.id ?? (await answerQuestion(as(stage, answer.by), { questionId, body: answer.body })).id;
  await makePost(stage, question, { targetId, post: answer });
}

async function accept(
  stage: Stage,
  questionId: Id<'question'>,
  { by, answers = [] }: DemoQuestion,
): Promise<void> {
  const solved = answers.find(({ isAccepted }) => isAccepted);
  if (solved === undefined) return;
  const question = await getQuestion(as(stage, by), { questionId });
  const answer = question.answers.find(({ author }) => author.id === stage.people[solved.by].id);
  if (answer === undefined || question.acceptedAnswerId !== undefined) return;
  await acceptAnswer(as(stage, by), { questionId, answerId: answer.id });
}

async function openTicket(stage: Stage, questionId: Id<'question'>, { ticket }: DemoQuestion): Promise<void> {
  if (ticket === undefined) return;
  try {
    await escalateNow(as(stage, 'joost'), { questionId, priority: ticket });
  } catch (error) {
    const isDone =
      error instanceof AppError &&
      (error.code === 'ticket.exists' || error.code === 'question.already_accepted');
    if (!isDone) throw error;
  }
}

/** One question with all that stands below it, each post by its author. What is there already stays as it is. */
export async function makeQuestion(stage: Stage, demo: DemoQuestion): Promise<void> {
  const questionId = stage.asked.get(demo.title) ?? (await ask(stage, demo));
  const question = await getQuestion(as(stage, demo.by), { questionId });
  await makePost(stage, question, { targetId: questionId, post: demo });
  for (const answer of demo.answers ?? []) await makeAnswer(stage, question, answer);
  await accept(stage, questionId, demo);
  await openTicket(stage, questionId, demo);
}
