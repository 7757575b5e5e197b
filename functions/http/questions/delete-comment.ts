import { deleteComment as route } from '#shared/api/questions.ts';
import { deleteComment } from '#functions/core/questions/delete-comment.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const deleteCommentHandler = httpHandler(route, deleteComment);
