import { api } from '#lib/server/api.ts';
import { questionPath } from '#lib/slug.ts';
import type { Answer, Question } from '#shared/model/question.ts';
import type { PageServerLoad } from './$types';

/** How a post became what it is. `?of=` names an answer; without it the question itself. */
export const load: PageServerLoad = async (event) => {
  const questionId = event.params.questionId as Question['id'];
  const of = (event.url.searchParams.get('of') ?? questionId) as Question['id'] | Answer['id'];
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [question, revisions] = await Promise.all([
    api(event).getQuestion({ questionId }),
    api(event).listRevisions({ questionId, postId: of, ...(cursor !== undefined && { cursor }) }),
  ]);
  const answer = question.answers.find(({ id }) => id === of);
  const back = questionPath(event.params.community, question);
  const post = answer ?? question;
  return {
    frame: 'read' as const,
    title: question.title,
    back: answer === undefined ? back : `${back}#${answer.id}`,
    isAnswer: answer !== undefined,
    revisions: revisions.items,
    older:
      revisions.cursor === undefined ? undefined : `?of=${of}&cursor=${encodeURIComponent(revisions.cursor)}`,
    first: { by: post.author.name, at: post.createdAt },
  };
};
