import { conflict } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { Author } from '#shared/model/member.ts';
import { happened, type NewEvent } from '#events/contracts/define-event.ts';
import { QuestionAnswered } from '#events/contracts/question.ts';
import type { RenderedText } from '../content/render-markdown.ts';
import type { AnswerItem, AnswerText, QuestionItem } from './question.entity.ts';

interface Answering {
  readonly question: QuestionItem;
  readonly author: Author;
  readonly id: Id<'answer'>;
  readonly body: string;
  readonly rendered: RenderedText;
  readonly now: string;
  /** Posted by solving the ticket. */
  readonly isOfficial?: boolean;
}

export interface Answered {
  readonly answer: AnswerItem;
  readonly text: AnswerText;
  /** What changes on the question beside its count of answers. */
  readonly question: { readonly lastActivityAt: string };
  readonly events: NewEvent[];
}

/** The facts every event about a question carries. */
export const whereOf = ({ id, communityId, spaceId, author }: QuestionItem) => ({
  questionId: id,
  communityId,
  spaceId,
  authorId: author.id,
});

/** Raises `question.locked` when a question takes no more posts. */
export function requireOpen(question: QuestionItem): void {
  if (question.lockedAt !== undefined || question.deletedAt !== undefined) throw conflict('question.locked');
}

/** A new answer. Raises `question.locked`. */
export function decideAnswerQuestion({
  question,
  author,
  id,
  body,
  rendered,
  now,
  isOfficial = false,
}: Answering): Answered {
  requireOpen(question);
  const { html: bodyHtml, rendererVersion } = rendered;
  return {
    answer: {
      id,
      questionId: question.id,
      author,
      bodyHtml,
      rendererVersion,
      score: 0,
      isOfficial,
      createdAt: now,
      version: 1,
    },
    text: { questionId: question.id, answerId: id, body },
    question: { lastActivityAt: now },
    events: [
      happened(QuestionAnswered, {
        ...whereOf(question),
        answerId: id,
        answererId: author.id,
        imported: false,
        official: isOfficial,
      }),
    ],
  };
}
