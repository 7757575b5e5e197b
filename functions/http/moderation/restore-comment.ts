import { restoreComment as route } from '#shared/api/moderation.ts';
import { restoreComment } from '#functions/core/questions/restore-comment.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const restoreCommentHandler = httpHandler(route, restoreComment);
