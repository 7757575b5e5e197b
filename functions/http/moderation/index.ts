import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { deleteAnswerHandler } from './delete-answer.ts';
import { deleteQuestionHandler } from './delete-question.ts';
import { lockQuestionHandler } from './lock-question.ts';
import { moveQuestionHandler } from './move-question.ts';
import { restoreAnswerHandler } from './restore-answer.ts';
import { restoreCommentHandler } from './restore-comment.ts';
import { restoreQuestionHandler } from './restore-question.ts';
import { unlockQuestionHandler } from './unlock-question.ts';
import { unverifyAnswerHandler } from './unverify-answer.ts';
import { verifyAnswerHandler } from './verify-answer.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  deleteAnswer: deleteAnswerHandler,
  deleteQuestion: deleteQuestionHandler,
  lockQuestion: lockQuestionHandler,
  moveQuestion: moveQuestionHandler,
  restoreAnswer: restoreAnswerHandler,
  restoreComment: restoreCommentHandler,
  restoreQuestion: restoreQuestionHandler,
  unlockQuestion: unlockQuestionHandler,
  unverifyAnswer: unverifyAnswerHandler,
  verifyAnswer: verifyAnswerHandler,
};
