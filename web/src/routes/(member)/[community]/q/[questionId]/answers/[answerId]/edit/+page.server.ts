import { fail, redirect } from '@sveltejs/kit';
import { ApiProblem } from '#lib/server/api-problem.ts';
import { api } from '#lib/server/api.ts';
import { refusalOf } from '#lib/server/refuse.ts';
import { currentText } from '#lib/server/text-conflict.ts';
import { typedForm } from '#lib/server/typed-form.ts';
import { questionPath } from '#lib/slug.ts';
import type { Answer, Question } from '#shared/model/question.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const question = await api(event).getQuestion({ questionId: event.params.questionId });
  const answer = question.answers.find(({ id }) => id === event.params.answerId);
  if (answer?.body === undefined) throw new ApiProblem(404, { code: 'answer.not_found' });
  const back = `${questionPath(event.params.community, question)}#${answer.id}`;
  return { frame: 'read' as const, back, title: question.title, body: answer.body, version: answer.version };
};

export const actions = {
  default: async (event) => {
    const field = await typedForm(event.request);
    const values = { body: field('body'), version: Number(field('version')) };
    const { community, questionId, answerId } = event.params;
    const ids = { questionId: questionId as Question['id'], answerId: answerId as Answer['id'] };
    try {
      await api(event).editAnswer({ ...ids, ...values });
    } catch (error) {
      const { status, problem } = refusalOf(event, error);
      return fail(status, { problem, values, current: currentText(problem) });
    }
    redirect(303, `/${community}/q/${questionId}#${answerId}`);
  },
} satisfies Actions;
