import type { Answer, Comment, Question } from '#shared/model/question.ts';
import type { Context } from '../context.ts';
import type { SpaceItem } from '../communities/structure.ts';
import { allows } from '../policy.ts';
import type { AnswerItem, CommentItem, QuestionItem } from './question.entity.ts';

/** Facts about one reader that all rights on a page depend on. */
export interface Reader {
  readonly isAuthor: (author: { id: string }) => boolean;
  readonly may: (permission: Parameters<typeof allows>[1]) => boolean;
}

export function readerOf(ctx: Context, space: SpaceItem): Reader {
  const { actor } = ctx;
  return {
    isAuthor: (author) => actor.type === 'member' && actor.memberId === author.id,
    may: (permission) => allows(actor, permission, space),
  };
}

/** Whether an answer is the one that solved its question. */
export function isAccepted({ id }: AnswerItem, { acceptedAnswerId }: QuestionItem): boolean {
  return id === acceptedAnswerId;
}

const chosen = <T extends string>(rights: Record<T, boolean>): T[] =>
  (Object.keys(rights) as T[]).filter((right) => rights[right]);

/** What a reader may do with a question. The operations decide by the same rules. */
export function whatReaderCanWithQuestion(question: QuestionItem, reader: Reader): Question['can'] {
  const mine = reader.isAuthor(question.author);
  const moderates = reader.may('post.moderate');
  const open = question.lockedAt === undefined && question.deletedAt === undefined;
  return chosen({
    answer: open && reader.may('post.answer'),
    comment: open && reader.may('post.comment'),
    vote: open && !mine && reader.may('post.vote'),
    edit: question.deletedAt === undefined && (moderates || (mine && open)),
    delete: question.deletedAt === undefined && (moderates || (mine && question.answerCount === 0)),
    restore: question.deletedAt !== undefined && moderates,
    lock: moderates,
    move: moderates && question.deletedAt === undefined,
    unaccept: question.acceptedAnswerId !== undefined && (mine || reader.may('answer.accept_any')),
  });
}

/** What a reader may do with an answer. */
export function whatReaderCanWithAnswer(
  answer: AnswerItem,
  question: QuestionItem,
  reader: Reader,
): Answer['can'] {
  const mine = reader.isAuthor(answer.author);
  const moderates = reader.may('post.moderate');
  const visible = answer.deletedAt === undefined && question.deletedAt === undefined;
  const open = visible && question.lockedAt === undefined;
  const accepted = isAccepted(answer, question);
  const mayAccept = reader.isAuthor(question.author) || reader.may('answer.accept_any');
  return chosen({
    comment: open && reader.may('post.comment'),
    vote: open && !mine && reader.may('post.vote'),
    edit: visible && (moderates || (mine && open)),
    delete: visible && !accepted && (moderates || mine),
    restore: answer.deletedAt !== undefined && moderates,
    accept: open && mayAccept && question.acceptedAnswerId === undefined,
    unaccept: accepted && mayAccept,
    verify: visible && reader.may('answer.verify'),
  });
}

/** What a reader may do with a comment. */
export function whatReaderCanWithComment(comment: CommentItem, reader: Reader): Comment['can'] {
  return reader.isAuthor(comment.author) || reader.may('post.moderate') ? ['delete'] : [];
}

/** Moderators bring any comment back, its author one that they took away themselves. */
export function mayRestoreComment({ author, deletedBy }: CommentItem, reader: Reader): boolean {
  return reader.may('post.moderate') || (deletedBy === author.id && reader.isAuthor(author));
}
