import * as z from 'zod';
import { idSchema } from '#shared/ids.ts';
import { defineEvent } from './define-event.ts';

const where = {
  questionId: idSchema('question'),
  communityId: idSchema('community'),
  spaceId: idSchema('space'),
  /** The asker. */
  authorId: idSchema('member'),
};

/** `imported` questions start no clock: they are history. */
export const QuestionAsked = defineEvent(
  'question.asked',
  1,
  z.object({ ...where, title: z.string(), topics: z.array(z.string()), imported: z.boolean() }),
);
export const QuestionEdited = defineEvent(
  'question.edited',
  1,
  z.object({ ...where, topics: z.array(z.string()) }),
);
export const QuestionAnswered = defineEvent(
  'question.answered',
  1,
  z.object({
    ...where,
    answerId: idSchema('answer'),
    answererId: idSchema('member'),
    imported: z.boolean(),
    official: z.boolean(),
  }),
);
export const AnswerEdited = defineEvent(
  'answer.edited',
  1,
  z.object({ ...where, answerId: idSchema('answer') }),
);
export const AnswerAccepted = defineEvent(
  'answer.accepted',
  1,
  z.object({
    ...where,
    answerId: idSchema('answer'),
    answererId: idSchema('member'),
    acceptedBy: idSchema('member').optional(),
  }),
);
export const AnswerUnaccepted = defineEvent(
  'answer.unaccepted',
  1,
  z.object({ ...where, answerId: idSchema('answer') }),
);
/** `change` is what the score moved by. */
export const PostVoted = defineEvent(
  'post.voted',
  1,
  z.object({ ...where, targetId: z.union([idSchema('question'), idSchema('answer')]), change: z.int() }),
);
export const PostCommented = defineEvent(
  'post.commented',
  1,
  z.object({
    ...where,
    commentId: idSchema('comment'),
    commenterId: idSchema('member'),
    targetId: z.union([idSchema('question'), idSchema('answer')]),
    targetAuthorId: idSchema('member'),
    /** Staff asked the asker something: the clocks stand still until they reply. */
    waitForAsker: z.boolean().optional(),
  }),
);
/** Names in a post that are members who may read it. */
export const MembersMentioned = defineEvent(
  'members.mentioned',
  1,
  z.object({ ...where, postId: z.string(), memberIds: z.array(idSchema('member')).max(20) }),
);
/** Deleted, restored, locked, unlocked, or moved to another space. */
export const QuestionModerated = defineEvent(
  'question.moderated',
  1,
  z.object({
    ...where,
    act: z.enum(['deleted', 'restored', 'locked', 'unlocked', 'moved']),
    fromSpaceId: idSchema('space').optional(),
  }),
);
export const AnswerModerated = defineEvent(
  'answer.moderated',
  1,
  z.object({
    ...where,
    answerId: idSchema('answer'),
    /** Whoever wrote it. Events of before it was added do not have it. */
    answererId: idSchema('member').optional(),
    act: z.enum(['deleted', 'restored', 'verified', 'unverified']),
  }),
);
