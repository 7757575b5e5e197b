import { deleteAnswer as route } from '#shared/api/moderation.ts';
import { deleteAnswer } from '#functions/core/questions/delete-answer.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const deleteAnswerHandler = httpHandler(route, deleteAnswer);
