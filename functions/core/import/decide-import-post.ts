import { happened, type NewEvent } from '#events/contracts/define-event.ts';
import { QuestionAnswered, QuestionAsked } from '#events/contracts/question.ts';
import type { Id } from '#shared/ids.ts';
import type { Author } from '#shared/model/member.ts';
import type { Source } from '#shared/model/question.ts';
import type { SpaceItem } from '../communities/structure.ts';
import type { RenderedText } from '../content/render-markdown.ts';
import type { AnswerItem, QuestionBodyItem, QuestionItem } from '../questions/question.entity.ts';
import { whereOf } from '../questions/decide-answer-question.ts';
import type { SourceAnswer, SourceQuestion } from './stack-exchange/source-post.ts';

interface Importing {
  readonly author: Author;
  readonly markdown: string;
  readonly source: Source;
  readonly rendered: RenderedText;
}

/** A question as it was, with its date, votes and topics. Starts no clock: the event says it is history. */
export function decideImportQuestion(
  post: SourceQuestion,
  { id, space, author, markdown, source, rendered }: Importing & { id: Id<'question'>; space: SpaceItem },
): { question: QuestionItem; text: QuestionBodyItem; events: NewEvent[] } {
  const where = { communityId: space.communityId, spaceId: space.id };
  const topics = [...post.topics].slice(0, 5);
  const question: QuestionItem = {
    ...{ id, ...where, title: post.title, excerpt: rendered.excerpt, topics, author },
    score: post.score,
    answerCount: 0,
    createdAt: post.createdAt,
    lastActivityAt: post.createdAt,
    ...(post.closedAt !== undefined && { lockedAt: post.closedAt }),
    ...(post.editedAt !== undefined && { editedAt: post.editedAt }),
    version: 1,
  };
  const { html: bodyHtml, rendererVersion } = rendered;
  const facts = { ...where, questionId: id, authorId: author.id, title: post.title, topics, imported: true };
  return {
    question,
    text: { questionId: id, body: markdown, bodyHtml, rendererVersion, source, version: 1 },
    events: [happened(QuestionAsked, facts)],
  };
}

/** An answer as it was, and what it changes on its question. */
export function decideImportAnswer(
  post: SourceAnswer,
  {
    id,
    question,
    isAccepted,
    author,
    markdown,
    source,
    rendered,
  }: Importing & { id: Id<'answer'>; question: QuestionItem; isAccepted: boolean },
) {
  const { html: bodyHtml, rendererVersion } = rendered;
  const answer: AnswerItem = {
    ...{ id, questionId: question.id, author, bodyHtml, rendererVersion, source },
    score: post.score,
    isOfficial: false,
    createdAt: post.createdAt,
    ...(post.editedAt !== undefined && { editedAt: post.editedAt }),
    version: 1,
  };
  const lastActivityAt = post.createdAt > question.lastActivityAt ? post.createdAt : question.lastActivityAt;
  const facts = {
    ...whereOf(question),
    answerId: id,
    answererId: author.id,
    imported: true,
    official: false,
  };
  return {
    answer,
    text: { questionId: question.id, answerId: id, body: markdown },
    question: { lastActivityAt, ...(isAccepted && { acceptedAnswerId: id }) },
    events: [happened(QuestionAnswered, facts)],
  };
}
