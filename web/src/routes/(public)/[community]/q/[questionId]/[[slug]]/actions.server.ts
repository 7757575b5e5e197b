import { redirect } from '@sveltejs/kit';
import type { Undo } from '#lib/done.ts';
import { api } from '#lib/server/api.ts';
import { sayDone } from '#lib/server/done-cookie.ts';
import { refuse, type Refusal } from '#lib/server/refuse.ts';
import { typedForm } from '#lib/server/typed-form.ts';
import type { Answer, Question } from '#shared/model/question.ts';
import type { Actions, RequestEvent } from './$types';

type PostId = Question['id'] | Answer['id'];
type Field = (name: string) => string;
/** `targetId` says which form of the page was refused. */
type Typed = { targetId: string; body: string };

const questionOf = ({ params }: RequestEvent): { questionId: Question['id'] } => ({
  questionId: params.questionId as Question['id'],
});
const answerOf = (
  event: RequestEvent,
  field: Field,
): { questionId: Question['id']; answerId: Answer['id'] } => ({
  ...questionOf(event),
  answerId: field('answerId') as Answer['id'],
});

/** An act on the page. Refused, the page comes back with the words for it at the form it came from. */
function act(run: (event: RequestEvent, field: Field) => Promise<unknown>) {
  return async (event: RequestEvent): Promise<Refusal<Typed> | undefined> => {
    const field = await typedForm(event.request);
    try {
      await run(event, field);
      return undefined;
    } catch (error) {
      return refuse(event, error, { targetId: field('targetId') || 'page', body: field('body') });
    }
  };
}

interface Removed extends Pick<Undo, 'what' | 'target'> {
  /** The page offers it to those who may; the API decides again. */
  readonly mayUndo?: boolean;
}

/** The next page says it, with Undo. */
function sayRemoved(event: RequestEvent, { what, target, mayUndo = true }: Removed): void {
  const back = target === undefined ? event.url.pathname : `${event.url.pathname}#${target}`;
  const undo = { what, target, back, ...questionOf(event) };
  sayDone(event, { act: 'removed', undo: mayUndo ? undo : undefined });
}

const voteOf = (value: string): 1 | 0 | -1 => (value === '1' ? 1 : value === '-1' ? -1 : 0);

export const actions = {
  answer: async (event) => {
    const field = await typedForm(event.request);
    let posted: string;
    try {
      const call = { ...questionOf(event), body: field('body') };
      posted = (await api(event).answerQuestion(call, { idempotencyKey: field('idempotencyKey') })).id;
    } catch (error) {
      return refuse(event, error, { targetId: 'answer', body: field('body') });
    }
    // The focus goes to the new post.
    redirect(303, `${event.url.pathname}#${posted}`);
  },
  comment: act((event, field) => {
    const call = { ...questionOf(event), targetId: field('targetId') as PostId, body: field('body') };
    return api(event).commentOn(call, { idempotencyKey: field('idempotencyKey') });
  }),
  deleteComment: act(async (event, field) => {
    const commentId = field('commentId');
    await api(event).deleteComment({ ...questionOf(event), commentId });
    sayRemoved(event, { what: 'comment', target: commentId });
  }),
  vote: act((event, field) =>
    api(event).vote({
      ...questionOf(event),
      targetId: field('targetId'),
      value: voteOf(field('value')),
    }),
  ),
  accept: act((event, field) => api(event).acceptAnswer(answerOf(event, field))),
  unaccept: act((event) => api(event).unacceptAnswer(questionOf(event))),
  verify: act((event, field) => {
    const answer = answerOf(event, field);
    return field('verified') === 'yes' ? api(event).verifyAnswer(answer) : api(event).unverifyAnswer(answer);
  }),
  deleteAnswer: act(async (event, field) => {
    const answer = answerOf(event, field);
    await api(event).deleteAnswer(answer);
    sayRemoved(event, { what: 'answer', target: answer.answerId, mayUndo: field('mayUndo') === 'yes' });
  }),
  restoreAnswer: act((event, field) => api(event).restoreAnswer(answerOf(event, field))),
  lock: act((event, field) =>
    field('locked') === 'yes'
      ? api(event).lockQuestion(questionOf(event))
      : api(event).unlockQuestion(questionOf(event)),
  ),
  deleteQuestion: async (event) => {
    const field = await typedForm(event.request);
    try {
      await api(event).deleteQuestion(questionOf(event));
    } catch (error) {
      return refuse(event, error, { targetId: 'page', body: '' });
    }
    sayRemoved(event, { what: 'question', mayUndo: field('mayUndo') === 'yes' });
    redirect(303, `/${event.params.community}`);
  },
  restoreQuestion: act((event) => api(event).restoreQuestion(questionOf(event))),
  pause: act((event) => api(event).pauseClock(questionOf(event))),
  resume: act((event) => api(event).resumeClock(questionOf(event))),
  escalate: act((event) => api(event).escalateNow(questionOf(event))),
} satisfies Actions;
