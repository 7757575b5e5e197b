import { conflict, forbidden } from '#shared/errors.ts';
import type { AuditFacts } from '#shared/model/audit.ts';
import type { SpaceItem } from '../communities/structure.ts';
import type { QuestionItem } from './question.entity.ts';
import type { Reader } from './what-reader-can.ts';

/** What an act of moderation changes. */
export interface QuestionModeration {
  readonly act: 'deleted' | 'restored' | 'locked' | 'unlocked' | 'moved';
  readonly set: {
    readonly [A in 'deletedAt' | 'lockedAt' | 'spaceId' | 'communityId']?: QuestionItem[A] | undefined;
  };
  readonly facts?: AuditFacts;
}

/** All decisions get these; they answer undefined when the question is already so. */
export interface ModeratingQuestion {
  readonly question: QuestionItem;
  readonly reader: Reader;
  readonly now: string;
}

function requireModerator(reader: Reader): void {
  if (!reader.may('post.moderate')) throw forbidden('actor.forbidden');
}

/** Moderators, and the asker while nobody has answered. Raises `post.not_yours` and `question.has_answers`. */
export function decideDeleteQuestion({
  question,
  reader,
  now,
}: ModeratingQuestion): QuestionModeration | undefined {
  if (!reader.may('post.moderate')) {
    if (!reader.isAuthor(question.author)) throw forbidden('post.not_yours');
    if (question.answerCount > 0) throw conflict('question.has_answers');
  }
  return question.deletedAt === undefined ? { act: 'deleted', set: { deletedAt: now } } : undefined;
}

/** Moderators. */
export function decideRestoreQuestion({
  question,
  reader,
}: ModeratingQuestion): QuestionModeration | undefined {
  requireModerator(reader);
  return question.deletedAt === undefined ? undefined : { act: 'restored', set: { deletedAt: undefined } };
}

/** Moderators. A locked question takes no more posts and votes. */
export function decideLockQuestion({
  question,
  reader,
  now,
}: ModeratingQuestion): QuestionModeration | undefined {
  requireModerator(reader);
  return question.lockedAt === undefined ? { act: 'locked', set: { lockedAt: now } } : undefined;
}

/** Moderators. */
export function decideUnlockQuestion({
  question,
  reader,
}: ModeratingQuestion): QuestionModeration | undefined {
  requireModerator(reader);
  return question.lockedAt === undefined ? undefined : { act: 'unlocked', set: { lockedAt: undefined } };
}

/**
 * Those who moderate where the question is and where it goes.
 * @param to the space it goes to, which the actor moderates
 */
export function decideMoveQuestion(
  { question, reader }: ModeratingQuestion,
  to: SpaceItem,
): QuestionModeration | undefined {
  requireModerator(reader);
  if (to.archivedAt !== undefined) throw conflict('space.archived');
  if (question.deletedAt !== undefined) throw conflict('question.deleted');
  if (question.spaceId === to.id) return undefined;
  return {
    act: 'moved',
    set: { spaceId: to.id, communityId: to.communityId },
    facts: { fromSpaceId: question.spaceId, toSpaceId: to.id },
  };
}
