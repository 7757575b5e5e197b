import { notFound } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { Author } from '#shared/model/member.ts';
import { happened, type NewEvent } from '#events/contracts/define-event.ts';
import { PostCommented } from '#events/contracts/question.ts';
import type { RenderedText } from '../content/render-markdown.ts';
import { requireOpen, whereOf } from './decide-answer-question.ts';
import type { AnswerItem, CommentItem, QuestionItem } from './question.entity.ts';

interface Commenting {
  readonly question: QuestionItem;
  /** The post commented on. */
  readonly target: QuestionItem | AnswerItem | undefined;
  readonly author: Author;
  readonly id: Id<'comment'>;
  readonly rendered: RenderedText;
  readonly now: string;
  readonly waitForAsker?: boolean | undefined;
}

/** A new comment. Raises `answer.not_found` and `question.locked`. */
export function decideCommentOn(commenting: Commenting): { comment: CommentItem; events: NewEvent[] } {
  const { question, target, author, id, rendered, now, waitForAsker } = commenting;
  requireOpen(question);
  if (target === undefined || target.deletedAt !== undefined) throw notFound('answer');
  const targetId = target.id;
  return {
    comment: {
      id,
      questionId: question.id,
      targetId,
      author,
      bodyHtml: rendered.html,
      createdAt: now,
      version: 1,
    },
    events: [
      happened(PostCommented, {
        ...whereOf(question),
        commentId: id,
        commenterId: author.id,
        targetId,
        targetAuthorId: target.author.id,
        ...(waitForAsker === true && { waitForAsker }),
      }),
    ],
  };
}
