import { listTopics as route } from '#shared/api/questions.ts';
import { listTopics } from '#functions/core/questions/list-topics.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listTopicsHandler = httpHandler(route, listTopics);
