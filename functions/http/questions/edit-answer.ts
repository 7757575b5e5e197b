import { editAnswer as route } from '#shared/api/questions.ts';
import { editAnswer } from '#functions/core/questions/edit-answer.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const editAnswerHandler = httpHandler(route, editAnswer);
