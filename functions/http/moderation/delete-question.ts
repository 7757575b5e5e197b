import { deleteQuestion as route } from '#shared/api/moderation.ts';
import { deleteQuestion } from '#functions/core/questions/delete-question.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const deleteQuestionHandler = httpHandler(route, deleteQuestion);
