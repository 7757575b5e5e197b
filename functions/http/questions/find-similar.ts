import { findSimilar as route } from '#shared/api/questions.ts';
import { findSimilar } from '#functions/core/questions/find-similar.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const findSimilarHandler = httpHandler(route, findSimilar);
