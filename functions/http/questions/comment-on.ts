import { commentOn as route } from '#shared/api/questions.ts';
import { commentOn } from '#functions/core/questions/comment-on.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const commentOnHandler = httpHandler(route, commentOn);
