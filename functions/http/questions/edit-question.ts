import { editQuestion as route } from '#shared/api/questions.ts';
import { editQuestion } from '#functions/core/questions/edit-question.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const editQuestionHandler = httpHandler(route, editQuestion);
