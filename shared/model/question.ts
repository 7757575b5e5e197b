import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { authorSchema } from './member.ts';
import { bodyText, titleText } from './text.ts';

/** A topic is a short word in lower case; five at most on a question (the default of Discourse). */
export const topicSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(30)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}+#.-]*$/u, 'topic.malformed');
export const topicsSchema = z.array(topicSchema).min(1, 'topics.required').max(5, 'topics.too_many');

/** Where a post came from when it was imported. Always shown. */
export const sourceSchema = z.object({ url: z.url(), licence: z.string(), author: z.string() });
export type Source = z.infer<typeof sourceSchema>;

const post = {
  author: authorSchema,
  bodyHtml: z.string(),
  /** The Markdown as written; only for those who may edit. */
  body: z.string().optional(),
  score: z.int(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().optional(),
  deletedAt: z.iso.datetime().optional(),
  source: sourceSchema.optional(),
  version: z.int(),
  /** What this reader may do with it, so that no page offers what would be refused. */
  can: z.array(
    z.enum([
      'edit',
      'delete',
      'restore',
      'accept',
      'unaccept',
      'vote',
      'comment',
      'verify',
      'lock',
      'move',
      'answer',
    ]),
  ),
  /** This reader's vote: 1, -1, or 0. */
  myVote: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
};

export const commentSchema = z.object({
  id: idSchema('comment'),
  targetId: z.union([idSchema('question'), idSchema('answer')]),
  author: authorSchema,
  bodyHtml: z.string(),
  createdAt: z.iso.datetime(),
  can: z.array(z.enum(['delete'])),
});
export type Comment = z.infer<typeof commentSchema>;

export const answerSchema = z.object({
  id: idSchema('answer'),
  questionId: idSchema('question'),
  ...post,
  isAccepted: z.boolean(),
  /** Staff vouches for it. */
  verifiedBy: authorSchema.optional(),
  /** Posted by solving the ticket. */
  isOfficial: z.boolean(),
});
export type Answer = z.infer<typeof answerSchema>;

/** One row of a list of questions. */
export const questionRowSchema = z.object({
  id: idSchema('question'),
  communityId: idSchema('community'),
  spaceId: idSchema('space'),
  title: z.string(),
  excerpt: z.string(),
  topics: z.array(z.string()),
  author: authorSchema,
  score: z.int(),
  answerCount: z.int(),
  acceptedAnswerId: idSchema('answer').optional(),
  lockedAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  lastActivityAt: z.iso.datetime(),
});
export type QuestionRow = z.infer<typeof questionRowSchema>;

export const questionSchema = z.object({
  ...questionRowSchema.shape,
  ...post,
  answers: z.array(answerSchema),
  comments: z.array(commentSchema),
});
export type Question = z.infer<typeof questionSchema>;

export const newQuestion = { title: titleText, body: bodyText, topics: topicsSchema };
