import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { defineRoute, noContent } from './define-route.ts';

const questionParams = z.strictObject({ questionId: idSchema('question') });
const answerParams = z.strictObject({ questionId: idSchema('question'), answerId: idSchema('answer') });
/** What all acts of moderation share. Repeating one is no error and changes nothing. */
const act = { tag: 'moderation', scope: 'write', rate: 'write', response: noContent, status: 204 } as const;
const moderators = { permission: 'post.moderate' } as const;
const staff = { permission: 'answer.verify' } as const;

export const deleteQuestion = defineRoute({
  ...act,
  operationId: 'deleteQuestion',
  summary: 'Take a question out of sight. Moderators, and the asker while nobody has answered.',
  method: 'DELETE',
  path: '/questions/{questionId}',
  access: 'member',
  params: questionParams,
  errors: ['question.not_found', 'question.has_answers', 'post.not_yours'],
});

export const restoreQuestion = defineRoute({
  ...act,
  operationId: 'restoreQuestion',
  summary: 'Bring a deleted question back.',
  method: 'POST',
  path: '/questions/{questionId}/restoration',
  access: moderators,
  params: questionParams,
  errors: ['question.not_found'],
});

export const lockQuestion = defineRoute({
  ...act,
  operationId: 'lockQuestion',
  summary: 'End the posts and votes on a question; it stays readable.',
  method: 'PUT',
  path: '/questions/{questionId}/lock',
  access: moderators,
  params: questionParams,
  errors: ['question.not_found'],
});

export const unlockQuestion = defineRoute({
  ...act,
  operationId: 'unlockQuestion',
  summary: 'Open a locked question again.',
  method: 'DELETE',
  path: '/questions/{questionId}/lock',
  access: moderators,
  params: questionParams,
  errors: ['question.not_found'],
});

export const moveQuestion = defineRoute({
  ...act,
  operationId: 'moveQuestion',
  summary: 'Move a question to another space; the actor moderates both.',
  method: 'PUT',
  path: '/questions/{questionId}/space',
  access: moderators,
  params: questionParams,
  body: z.strictObject({ spaceId: idSchema('space') }),
  errors: ['question.not_found', 'question.deleted', 'space.not_found', 'space.archived'],
});

export const deleteAnswer = defineRoute({
  ...act,
  operationId: 'deleteAnswer',
  summary: 'Take an answer out of sight. Its author and moderators, not while it is accepted.',
  method: 'DELETE',
  path: '/questions/{questionId}/answers/{answerId}',
  access: 'member',
  params: answerParams,
  errors: ['question.not_found', 'answer.not_found', 'answer.accepted', 'post.not_yours'],
});

export const restoreAnswer = defineRoute({
  ...act,
  operationId: 'restoreAnswer',
  summary: 'Bring a deleted answer back.',
  method: 'POST',
  path: '/questions/{questionId}/answers/{answerId}/restoration',
  access: moderators,
  params: answerParams,
  errors: ['question.not_found', 'answer.not_found'],
});

export const restoreComment = defineRoute({
  ...act,
  operationId: 'restoreComment',
  summary: 'Bring a deleted comment back. Moderators, and its author when nobody else deleted it.',
  method: 'POST',
  path: '/questions/{questionId}/comments/{commentId}/restoration',
  access: 'member',
  params: z.strictObject({ questionId: idSchema('question'), commentId: idSchema('comment') }),
  errors: ['question.not_found', 'comment.not_found'],
});

export const verifyAnswer = defineRoute({
  ...act,
  operationId: 'verifyAnswer',
  summary: 'Mark an answer as vouched for by staff.',
  method: 'PUT',
  path: '/questions/{questionId}/answers/{answerId}/verification',
  access: staff,
  params: answerParams,
  errors: ['question.not_found', 'answer.not_found'],
});

export const unverifyAnswer = defineRoute({
  ...act,
  operationId: 'unverifyAnswer',
  summary: 'Take the mark of staff from an answer.',
  method: 'DELETE',
  path: '/questions/{questionId}/answers/{answerId}/verification',
  access: staff,
  params: answerParams,
  errors: ['question.not_found', 'answer.not_found'],
});
