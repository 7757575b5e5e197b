import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { asScript, qaPageOf, shortOf } from '#lib/server/question-data.ts';
import { staffData } from '#lib/server/staff-data.ts';
import { questionPath } from '#lib/slug.ts';
import type { Question } from '#shared/model/question.ts';
import type { PageServerLoad } from './$types';

export { actions } from './actions.server.ts';

export const load: PageServerLoad = async (event) => {
  const { params, url, parent } = event;
  const questionId = params.questionId as Question['id'];
  const [question, { community, spaces, shell }] = await Promise.all([
    api(event).getQuestion({ questionId }),
    parent(),
  ]);
  const path = questionPath(community.pathName, question);
  if (!decodeURI(url.pathname).endsWith(decodeURI(path))) redirect(308, path + url.search);
  const space = spaces.find(({ id }) => id === question.spaceId);
  const canonical = `${url.origin}${path}`;
  const isOpen = space?.access === 'public' && question.deletedAt === undefined;
  return {
    frame: 'read' as const,
    question,
    space,
    canonical,
    short: shortAnswer(question),
    // What is not open to everybody must not be found by a search engine.
    qaPage: isOpen ? asScript(qaPageOf(question, canonical)) : undefined,
    staff: shell.me?.isStaff === true ? await staffData(event, questionId, question.author.name) : undefined,
    idempotencyKey: randomUUID(),
  };
};

function shortAnswer({ answers }: Question): { text: string; by: string; answerId: string } | undefined {
  const accepted = answers.find(({ isAccepted }) => isAccepted);
  return accepted && { text: shortOf(accepted.bodyHtml), by: accepted.author.name, answerId: accepted.id };
}
