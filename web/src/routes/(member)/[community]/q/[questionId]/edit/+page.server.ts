import { fail, redirect } from '@sveltejs/kit';
import { ApiProblem } from '#lib/server/api-problem.ts';
import { api } from '#lib/server/api.ts';
import { refusalOf } from '#lib/server/refuse.ts';
import { currentText } from '#lib/server/text-conflict.ts';
import { typedForm } from '#lib/server/typed-form.ts';
import { questionPath } from '#lib/slug.ts';
import type { Question } from '#shared/model/question.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const question = await api(event).getQuestion({ questionId: event.params.questionId });
  if (question.body === undefined) throw new ApiProblem(404, { code: 'question.not_found' });
  const { title, topics, version, body } = question;
  const back = questionPath(event.params.community, question);
  return { frame: 'read' as const, back, title, body, version, topics: topics.join(', ') };
};

export const actions = {
  default: async (event) => {
    const field = await typedForm(event.request);
    const values = {
      title: field('title'),
      body: field('body'),
      topics: field('topics'),
      version: Number(field('version')),
    };
    const questionId = event.params.questionId as Question['id'];
    const topics = values.topics
      .split(',')
      .map((topic) => topic.trim())
      .filter(Boolean);
    try {
      await api(event).editQuestion({ ...values, questionId, topics });
    } catch (error) {
      const { status, problem } = refusalOf(event, error);
      return fail(status, { problem, values, current: currentText(problem) });
    }
    redirect(303, questionPath(event.params.community, { id: questionId, title: values.title }));
  },
} satisfies Actions;
