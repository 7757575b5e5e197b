import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { acceptAnswerHandler } from './accept-answer.ts';
import { answerQuestionHandler } from './answer-question.ts';
import { askQuestionHandler } from './ask-question.ts';
import { commentOnHandler } from './comment-on.ts';
import { deleteCommentHandler } from './delete-comment.ts';
import { editAnswerHandler } from './edit-answer.ts';
import { editQuestionHandler } from './edit-question.ts';
import { findSimilarHandler } from './find-similar.ts';
import { getQuestionHandler } from './get-question.ts';
import { listQuestionsHandler } from './list-questions.ts';
import { listRevisionsHandler } from './list-revisions.ts';
import { listTopicsHandler } from './list-topics.ts';
import { previewMarkdownHandler } from './preview-markdown.ts';
import { searchQuestionsHandler } from './search-questions.ts';
import { unacceptAnswerHandler } from './unaccept-answer.ts';
import { voteHandler } from './vote.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  acceptAnswer: acceptAnswerHandler,
  answerQuestion: answerQuestionHandler,
  askQuestion: askQuestionHandler,
  commentOn: commentOnHandler,
  deleteComment: deleteCommentHandler,
  editAnswer: editAnswerHandler,
  editQuestion: editQuestionHandler,
  findSimilar: findSimilarHandler,
  getQuestion: getQuestionHandler,
  listQuestions: listQuestionsHandler,
  listRevisions: listRevisionsHandler,
  listTopics: listTopicsHandler,
  previewMarkdown: previewMarkdownHandler,
  searchQuestions: searchQuestionsHandler,
  unacceptAnswer: unacceptAnswerHandler,
  vote: voteHandler,
};
