import type { Id } from '#shared/ids.ts';
import { happened, type NewEvent } from '#events/contracts/define-event.ts';
import { MembersMentioned } from '#events/contracts/question.ts';
import type { Context } from '../context.ts';
import type { SpaceItem } from '../communities/structure.ts';
import { findMentioned } from '../members/find-mentioned.ts';
import { whereOf } from './decide-answer-question.ts';
import type { QuestionItem } from './question.entity.ts';

interface Mentioning {
  readonly question: QuestionItem;
  readonly space: SpaceItem;
  readonly postId: Id<'question'> | Id<'answer'> | Id<'comment'>;
  readonly mentions: readonly string[];
  /** Whom the text named before it was edited: they have been told. */
  readonly before?: readonly string[];
}

/** The fact that a post names members who may read it; none when it names nobody new. */
export async function mentionEvents(ctx: Context, mentioning: Mentioning): Promise<NewEvent[]> {
  const { question, space, postId, mentions, before = [] } = mentioning;
  const added = mentions.filter((mention) => !before.includes(mention));
  if (added.length === 0) return [];
  const memberIds = await findMentioned(ctx, added, space);
  return memberIds.length === 0
    ? []
    : [happened(MembersMentioned, { ...whereOf(question), postId, memberIds })];
}
