import type { Id } from '#shared/ids.ts';
import type { Author } from '#shared/model/member.ts';
import { conflict } from '#shared/errors.ts';
import { happened, type NewEvent } from '#events/contracts/define-event.ts';
import { QuestionAsked } from '#events/contracts/question.ts';
import type { SpaceItem } from '../communities/structure.ts';
import type { RenderedText } from '../content/render-markdown.ts';
import type { QuestionBodyItem, QuestionItem } from './question.entity.ts';

interface Asking {
  readonly space: SpaceItem;
  readonly author: Author;
  readonly id: Id<'question'>;
  readonly title: string;
  readonly topics: readonly string[];
  readonly body: string;
  readonly rendered: RenderedText;
  readonly now: string;
}

export interface AskedQuestion {
  readonly question: QuestionItem;
  readonly text: QuestionBodyItem;
  readonly events: NewEvent[];
}

/** A new question, its text and the fact. Raises `space.archived`. */
export function decideAskQuestion({
  space,
  author,
  id,
  title,
  topics,
  body,
  rendered,
  now,
}: Asking): AskedQuestion {
  if (space.archivedAt !== undefined) throw conflict('space.archived');
  const where = { communityId: space.communityId, spaceId: space.id };
  const question: QuestionItem = {
    id,
    ...where,
    title,
    excerpt: rendered.excerpt,
    topics: [...new Set(topics)],
    author,
    score: 0,
    answerCount: 0,
    createdAt: now,
    lastActivityAt: now,
    version: 1,
  };
  const { html: bodyHtml, rendererVersion } = rendered;
  const facts = {
    ...where,
    questionId: id,
    authorId: author.id,
    title,
    topics: question.topics,
    imported: false,
  };
  return {
    question,
    text: { questionId: id, body, bodyHtml, rendererVersion, version: 1 },
    events: [happened(QuestionAsked, facts)],
  };
}
