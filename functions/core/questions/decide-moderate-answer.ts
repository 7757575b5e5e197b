import { conflict, forbidden, notFound } from '#shared/errors.ts';
import type { Author } from '#shared/model/member.ts';
import type { AnswerItem, QuestionItem } from './question.entity.ts';
import { isAccepted, type Reader } from './what-reader-can.ts';

/** What an act of moderation on an answer changes, on the answer and in its question's count. */
export interface AnswerModeration {
  readonly act: 'deleted' | 'restored' | 'verified' | 'unverified';
  readonly set: { readonly [A in 'deletedAt' | 'verifiedBy']?: AnswerItem[A] | undefined };
  readonly answers: -1 | 0 | 1;
}

/** All decisions get these; they answer undefined when the answer is already so. */
export interface ModeratingAnswer {
  readonly question: QuestionItem;
  readonly answer: AnswerItem;
  readonly reader: Reader;
  readonly actor: Author;
  readonly now: string;
}

/** Its author and moderators; not while it is the accepted one. Raises `post.not_yours` and `answer.accepted`. */
export function decideDeleteAnswer({
  question,
  answer,
  reader,
  now,
}: ModeratingAnswer): AnswerModeration | undefined {
  if (!reader.may('post.moderate') && !reader.isAuthor(answer.author)) throw forbidden('post.not_yours');
  if (isAccepted(answer, question)) throw conflict('answer.accepted');
  return answer.deletedAt === undefined
    ? { act: 'deleted', set: { deletedAt: now }, answers: -1 }
    : undefined;
}

/** Moderators. */
export function decideRestoreAnswer({ answer, reader }: ModeratingAnswer): AnswerModeration | undefined {
  if (!reader.may('post.moderate')) throw forbidden('actor.forbidden');
  return answer.deletedAt === undefined
    ? undefined
    : { act: 'restored', set: { deletedAt: undefined }, answers: 1 };
}

function requireVerifier({ question, answer, reader }: ModeratingAnswer): void {
  if (!reader.may('answer.verify')) throw forbidden('actor.forbidden');
  if (answer.deletedAt !== undefined || question.deletedAt !== undefined) throw notFound('answer');
}

/** Staff vouches for the answer; the first one's name stays. */
export function decideVerifyAnswer(moderating: ModeratingAnswer): AnswerModeration | undefined {
  requireVerifier(moderating);
  const { answer, actor } = moderating;
  return answer.verifiedBy === undefined
    ? { act: 'verified', set: { verifiedBy: actor }, answers: 0 }
    : undefined;
}

/** Staff, whoever vouched. */
export function decideUnverifyAnswer(moderating: ModeratingAnswer): AnswerModeration | undefined {
  requireVerifier(moderating);
  return moderating.answer.verifiedBy === undefined
    ? undefined
    : { act: 'unverified', set: { verifiedBy: undefined }, answers: 0 };
}
