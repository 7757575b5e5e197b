import { redirect } from '@sveltejs/kit';
import { ApiProblem } from '#lib/server/api-problem.ts';
import { api } from '#lib/server/api.ts';
import { sayDone } from '#lib/server/done-cookie.ts';
import { refuse } from '#lib/server/refuse.ts';
import { typedForm } from '#lib/server/typed-form.ts';
import { questionPath } from '#lib/slug.ts';
import type { Question } from '#shared/model/question.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [question, { spaces }] = await Promise.all([
    api(event).getQuestion({ questionId: event.params.questionId }),
    event.parent(),
  ]);
  if (!question.can.includes('move')) throw new ApiProblem(404, { code: 'question.not_found' });
  const others = spaces.filter(({ id, archivedAt }) => id !== question.spaceId && archivedAt === undefined);
  return {
    frame: 'read' as const,
    title: question.title,
    back: questionPath(event.params.community, question),
    others,
  };
};

export const actions = {
  default: async (event) => {
    const field = await typedForm(event.request);
    const { community, questionId } = event.params;
    let question: Question;
    try {
      question = await api(event).getQuestion({ questionId });
      await api(event).moveQuestion({ questionId, spaceId: field('spaceId') });
    } catch (error) {
      return refuse(event, error, { spaceId: field('spaceId') });
    }
    const back = questionPath(community, question);
    sayDone(event, { act: 'moved', undo: { what: 'place', questionId, target: question.spaceId, back } });
    redirect(303, back);
  },
} satisfies Actions;
