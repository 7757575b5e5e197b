import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { newQuestion, questionRowSchema, questionSchema, topicsSchema } from '../model/question.ts';
import { revisionSchema } from '../model/revision.ts';
import { bodyText, titleText } from '../model/text.ts';
import { defineRoute, noContent, pageOf, paging } from './define-route.ts';

const tag = 'questions';
const questionParams = z.strictObject({ questionId: idSchema('question') });
/** The version the writer saw; another one since then is a conflict with both texts. */
const version = z.int().min(1);

export const askQuestion = defineRoute({
  operationId: 'askQuestion',
  summary: 'Ask a question in a space.',
  tag,
  method: 'POST',
  path: '/spaces/{spaceId}/questions',
  access: { permission: 'question.ask' },
  scope: 'write',
  rate: 'write',
  params: z.strictObject({ spaceId: idSchema('space') }),
  body: z.strictObject(newQuestion),
  response: z.object({
    id: idSchema('question'),
    communityId: idSchema('community'),
    spaceId: idSchema('space'),
  }),
  status: 201,
  errors: ['space.not_found', 'space.archived'],
});

export const questionSortSchema = z.enum(['active', 'new', 'unanswered', 'votes']);

export const listQuestions = defineRoute({
  operationId: 'listQuestions',
  summary: 'Questions of a community or a space, one page.',
  tag,
  method: 'GET',
  path: '/communities/{communityId}/questions',
  access: 'public',
  scope: 'read',
  rate: 'read',
  params: z.strictObject({ communityId: idSchema('community') }),
  query: z.strictObject({
    ...paging,
    spaceId: idSchema('space').optional(),
    topic: z.string().max(30).optional(),
    sort: questionSortSchema.default('active'),
  }),
  response: pageOf(questionRowSchema),
  errors: ['community.not_found', 'space.not_found', 'cursor.invalid'],
});

export const getQuestion = defineRoute({
  operationId: 'getQuestion',
  summary: 'A question with its answers and comments.',
  tag,
  method: 'GET',
  path: '/questions/{questionId}',
  access: 'public',
  scope: 'read',
  rate: 'read',
  params: questionParams,
  response: questionSchema,
  errors: ['question.not_found'],
});

export const editQuestion = defineRoute({
  operationId: 'editQuestion',
  summary: 'Change a question; the former text is kept in its history.',
  tag,
  method: 'PATCH',
  path: '/questions/{questionId}',
  access: 'member',
  scope: 'write',
  rate: 'write',
  params: questionParams,
  body: z.strictObject({
    version,
    title: titleText.optional(),
    body: bodyText.optional(),
    topics: topicsSchema.optional(),
  }),
  response: z.object({ id: idSchema('question'), version }),
  errors: ['question.not_found', 'question.changed', 'question.locked', 'post.not_yours'],
});

export const answerQuestion = defineRoute({
  operationId: 'answerQuestion',
  summary: 'Answer a question.',
  tag,
  method: 'POST',
  path: '/questions/{questionId}/answers',
  access: { permission: 'post.answer' },
  scope: 'write',
  rate: 'write',
  params: questionParams,
  body: z.strictObject({ body: bodyText }),
  response: z.object({ id: idSchema('answer'), questionId: idSchema('question') }),
  status: 201,
  errors: ['question.not_found', 'question.locked'],
});

export const editAnswer = defineRoute({
  operationId: 'editAnswer',
  summary: 'Change an answer; the former text is kept in its history.',
  tag,
  method: 'PATCH',
  path: '/questions/{questionId}/answers/{answerId}',
  access: 'member',
  scope: 'write',
  rate: 'write',
  params: z.strictObject({ questionId: idSchema('question'), answerId: idSchema('answer') }),
  body: z.strictObject({ version, body: bodyText }),
  response: z.object({ id: idSchema('answer'), version }),
  errors: ['answer.not_found', 'answer.changed', 'question.locked', 'post.not_yours'],
});

export const acceptAnswer = defineRoute({
  operationId: 'acceptAnswer',
  summary: 'Say that an answer solved the question. The asker may, and staff.',
  tag,
  method: 'PUT',
  path: '/questions/{questionId}/accepted-answer',
  access: 'member',
  scope: 'write',
  rate: 'write',
  params: questionParams,
  body: z.strictObject({ answerId: idSchema('answer') }),
  response: noContent,
  status: 204,
  errors: [
    'question.not_found',
    'answer.not_found',
    'answer.not_yours_to_accept',
    'question.already_accepted',
    'question.locked',
  ],
});

export const unacceptAnswer = defineRoute({
  operationId: 'unacceptAnswer',
  summary: 'Take the acceptance back.',
  tag,
  method: 'DELETE',
  path: '/questions/{questionId}/accepted-answer',
  access: 'member',
  scope: 'write',
  rate: 'write',
  params: questionParams,
  response: noContent,
  status: 204,
  errors: ['question.not_found', 'question.not_accepted', 'answer.not_yours_to_accept'],
});

export const vote = defineRoute({
  operationId: 'vote',
  summary: 'Vote for a question or an answer: 1, -1 (answers only), or 0 to take the vote back.',
  tag,
  method: 'PUT',
  path: '/questions/{questionId}/votes',
  access: { permission: 'post.vote' },
  scope: 'write',
  rate: 'write',
  params: questionParams,
  body: z.strictObject({
    targetId: z.union([idSchema('question'), idSchema('answer')]),
    value: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
  }),
  response: z.object({ score: z.int(), myVote: z.int() }),
  errors: [
    'question.not_found',
    'answer.not_found',
    'question.locked',
    'vote.own_post',
    'vote.not_for_questions',
  ],
});

export const commentOn = defineRoute({
  operationId: 'commentOn',
  summary: 'Comment on a question or one of its answers.',
  tag,
  method: 'POST',
  path: '/questions/{questionId}/comments',
  access: { permission: 'post.comment' },
  scope: 'write',
  rate: 'write',
  params: questionParams,
  body: z.strictObject({
    targetId: z.union([idSchema('question'), idSchema('answer')]),
    body: bodyText.refine((text) => text.length <= 2_000, 'text.too_long'),
    /** Staff ask the asker something: the clocks stand still until the asker comments, edits or answers. */
    waitForAsker: z.boolean().optional(),
  }),
  response: z.object({ id: idSchema('comment'), questionId: idSchema('question') }),
  status: 201,
  errors: ['question.not_found', 'answer.not_found', 'question.locked'],
});

export const deleteComment = defineRoute({
  operationId: 'deleteComment',
  summary: 'Take a comment out of sight. Its author and moderators.',
  tag,
  method: 'DELETE',
  path: '/questions/{questionId}/comments/{commentId}',
  access: 'member',
  scope: 'write',
  rate: 'write',
  params: z.strictObject({ questionId: idSchema('question'), commentId: idSchema('comment') }),
  response: noContent,
  status: 204,
  errors: ['question.not_found', 'comment.not_found', 'post.not_yours'],
});

export const listRevisions = defineRoute({
  operationId: 'listRevisions',
  summary: 'How a question or an answer was edited, newest first.',
  tag,
  method: 'GET',
  path: '/questions/{questionId}/posts/{postId}/revisions',
  access: 'public',
  scope: 'read',
  rate: 'read',
  params: z.strictObject({
    questionId: idSchema('question'),
    postId: z.union([idSchema('question'), idSchema('answer')]),
  }),
  query: z.strictObject({ ...paging, limit: z.coerce.number().int().min(1).max(20).default(10) }),
  response: pageOf(revisionSchema),
  errors: ['question.not_found', 'answer.not_found', 'cursor.invalid'],
});

export const listTopics = defineRoute({
  operationId: 'listTopics',
  summary: 'Topics of a community with the number of questions this reader may see, the most used first.',
  tag,
  method: 'GET',
  path: '/communities/{communityId}/topics',
  access: 'public',
  scope: 'read',
  rate: 'read',
  params: z.strictObject({ communityId: idSchema('community') }),
  query: z.strictObject({
    limit: paging.limit,
    /** Only topics that begin so: for the picker. */
    prefix: z.string().trim().toLowerCase().max(30).default(''),
    spaceId: idSchema('space').optional(),
  }),
  response: z.object({ items: z.array(z.object({ topic: z.string(), questions: z.int() })) }),
  errors: ['community.not_found', 'space.not_found'],
});

/** Questions by the words of their titles; a text of nothing but small words finds none. */
const byTitle = {
  tag,
  method: 'GET',
  access: 'public',
  scope: 'read',
  rate: 'read',
  params: z.strictObject({ communityId: idSchema('community') }),
  query: z.strictObject({ text: z.string().max(300) }),
  errors: ['community.not_found'],
} as const;

export const findSimilar = defineRoute({
  ...byTitle,
  operationId: 'findSimilar',
  summary: 'Questions of a community that share words with a title that is being written, at most five.',
  path: '/communities/{communityId}/similar',
  response: z.object({ items: z.array(questionRowSchema).max(5) }),
});

export const searchQuestions = defineRoute({
  ...byTitle,
  operationId: 'searchQuestions',
  summary:
    'Questions of a community with a word of the text in their title, the closest first, at most twenty.',
  path: '/communities/{communityId}/search',
  response: z.object({ items: z.array(questionRowSchema).max(20) }),
});

export const previewMarkdown = defineRoute({
  operationId: 'previewMarkdown',
  summary: 'How a text will look once it is posted, as safe HTML. Nothing is kept.',
  tag,
  method: 'POST',
  path: '/previews',
  access: 'member',
  scope: 'write',
  rate: 'write',
  body: z.strictObject({ body: bodyText }),
  response: z.object({ html: z.string() }),
  errors: ['content.too_complex'],
});
